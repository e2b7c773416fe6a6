import { randomBytes } from 'node:crypto';
import { chown, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
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

/** For what the server's user must reach and other users must not write. */
export const systemFolder = '/var/lib/wellspring';

/** Where the cluster of a data directory lies, as far as an earlier start has said otherwise. */
export async function knownPlace(dataDir: string): Promise<string> {
  const elsewhere = await readFile(join(dataDir, 'cluster-location'), 'utf8').catch(() => '');
  return elsewhere.trim() || join(dataDir, 'postgres');
}

/**
 * Where the cluster lies: in the data directory, or, where the server's user cannot go there, under
 * /var/lib, and `cluster-location` in the data directory names the place.
 */
export async function placeOfCluster(dataDir: string, user: ServerUser | undefined): Promise<string> {
  const inside = join(dataDir, 'postgres');
  const known = await knownPlace(dataDir);
  if (known !== inside) return known;
  await mkdir(inside, { recursive: true, mode: 0o755 });
  if (!user || (await canReach(inside, user))) return inside;
  // A name of its own: a data directory that was removed and begun anew is another one.
  const outside = join(systemFolder, `cluster-${randomBytes(6).toString('hex')}`);
  await mkdir(outside, { recursive: true, mode: 0o755 });
  await writeFile(join(outside, 'data-directory'), `${dataDir}\n`);
  await writePrivately(join(dataDir, 'cluster-location'), `${outside}\n`);
  return outside;
}

/** Opens the cluster of a data directory, making it the first time. */
export async function openCluster(
  dataDir: string,
  place: string,
  binaries: Binaries,
  user: ServerUser | undefined,
): Promise<Cluster> {
  const folder = join(place, 'cluster');
  const isMade = await stat(folder).then(
    () => true,
    () => false,
  );
  const path = join(dataDir, 'postgres-password');
  const known = (await readFile(path, 'utf8').catch(() => '')).trim();
  if (isMade && !known) {
    throw new EmbeddedPostgresError(
      'EMBEDDED_POSTGRES_FAILED',
      `${path} is missing, and nothing else opens the database; put it back from your backup, or set WELLSPRING_DATA to another folder.`,
    );
  }
  const password = known || randomBytes(24).toString('base64url');
  if (!known) await writePrivately(path, `${password}\n`);
  if (!isMade) await makeCluster(place, password, binaries, user);
  return { folder, password };
}

/** Whole or not at all, whenever we are killed. */
async function writePrivately(path: string, content: string): Promise<void> {
  await writeFile(`${path}.new`, content, { mode: 0o600 });
  await rename(`${path}.new`, path);
}

/**
 * Makes the cluster beside its place and moves it there when it is whole: whenever we are killed, there is
 * one or there is none, and an initdb that survives us spoils nothing.
 */
async function makeCluster(
  place: string,
  password: string,
  binaries: Binaries,
  user: ServerUser | undefined,
): Promise<void> {
  for (const name of await readdir(place)) {
    const isDraft = name.startsWith('making-');
    if (isDraft) await rm(join(place, name), { recursive: true, force: true, maxRetries: 20 });
  }
  const draft = join(place, `making-${randomBytes(4).toString('hex')}`);
  const passwordFile = `${draft}.password`;
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (user) {
    await chown(place, user.uid, user.gid);
    await chown(passwordFile, user.uid, user.gid);
  }
  const access = ['-U', 'postgres', '-A', 'scram-sha-256', '--pwfile', passwordFile];
  const text = ['-E', 'UTF8', '--no-locale'];
  try {
    await runProgram(binaries.initdb, ['-D', draft, ...access, ...text], user);
    await rename(draft, join(place, 'cluster'));
  } catch (error) {
    throw new EmbeddedPostgresError(
      'EMBEDDED_POSTGRES_FAILED',
      `PostgreSQL could not make its cluster in ${place}: ${(error as Error).message}`,
    );
  } finally {
    await rm(passwordFile, { force: true });
  }
}
