import { randomBytes } from 'node:crypto';
import { chown, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';
import type { Binaries } from './binaries.js';
import { EmbeddedPostgresError } from './errors.js';
import { runProgram } from './program.js';
import { canReach } from './reach.js';
import type { ServerUser } from './server-user.js';

/** A database cluster on disk: its folder and its superuser's password. */
export interface Cluster {
  readonly folder: string;
  readonly password: string;
}

/**
 * Opens the cluster of a data directory, making it the first time. Where the server's user cannot reach the
 * data directory, the cluster lies under /var/lib and `cluster-location` in the data directory names it.
 */
export async function openCluster(
  dataDir: string,
  binaries: Binaries,
  user: ServerUser | undefined,
): Promise<Cluster> {
  const folder = await placeOf(resolve(dataDir), user);
  const password = await passwordOf(dataDir);
  const made = await stat(join(folder, 'made')).then(
    () => true,
    () => false,
  );
  if (!made) await makeCluster(folder, password, dataDir, binaries, user);
  return { folder: join(folder, 'cluster'), password };
}

async function placeOf(dataDir: string, user: ServerUser | undefined): Promise<string> {
  const inside = join(dataDir, 'postgres');
  await mkdir(inside, { recursive: true, mode: 0o755 });
  if (!user || (await canReach(inside, user))) return inside;
  const digest = createHash('sha256').update(dataDir).digest('hex').slice(0, 16);
  const outside = `/var/lib/wellspring/${digest}`;
  await mkdir(outside, { recursive: true, mode: 0o755 });
  await writeFile(join(dataDir, 'cluster-location'), `${outside}\n`);
  return outside;
}

async function passwordOf(dataDir: string): Promise<string> {
  const path = join(dataDir, 'postgres-password');
  const known = await readFile(path, 'utf8').catch(() => undefined);
  if (known) return known.trim();
  const password = randomBytes(24).toString('base64url');
  await writeFile(path, `${password}\n`, { mode: 0o600 });
  return password;
}

async function makeCluster(
  place: string,
  password: string,
  dataDir: string,
  binaries: Binaries,
  user: ServerUser | undefined,
): Promise<void> {
  const folder = join(place, 'cluster');
  // A cluster that was never finished holds nothing.
  await rm(folder, { recursive: true, force: true });
  const passwordFile = join(place, 'initial-password');
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (user) {
    await chown(place, user.uid, user.gid);
    await chown(passwordFile, user.uid, user.gid);
  }
  try {
    await runProgram(
      binaries.initdb,
      [
        '-D',
        folder,
        '-U',
        'postgres',
        '-A',
        'scram-sha-256',
        '--pwfile',
        passwordFile,
        '-E',
        'UTF8',
        '--no-locale',
        '-N',
      ],
      user,
    );
  } catch (error) {
    throw new EmbeddedPostgresError(
      'EMBEDDED_POSTGRES_FAILED',
      `PostgreSQL could not make its cluster in ${dataDir}: ${(error as Error).message}`,
    );
  } finally {
    await rm(passwordFile, { force: true });
  }
  await writeFile(join(place, 'made'), '');
}
