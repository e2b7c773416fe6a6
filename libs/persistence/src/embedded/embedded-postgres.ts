import { mkdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { findBinaries, installedPackage } from './binaries.js';
import { knownPlace, openCluster, placeOfCluster, systemFolder } from './cluster.js';
import { EmbeddedPostgresError } from './errors.js';
import { lockFolder } from './lock.js';
import type { Postmaster } from './connects.js';
import { startPostmaster, stopPostmaster } from './postmaster.js';
import { serverUser } from './server-user.js';
import { disownLockFile, takeOverPostmaster } from './surviving-postmaster.js';

/** A PostgreSQL server of our own, from the packages of npm. */
export interface EmbeddedPostgres {
  readonly host: string;
  readonly port: number;
  readonly pid: number;
  /** The superuser's URL of a database. */
  url(database?: string): string;
  stop(): Promise<void>;
}

/**
 * Starts the server of a data directory, making its cluster the first time. A server that survived our own
 * hard kill is taken over.
 *
 * @throws EmbeddedPostgresError in one line that says what to do
 */
export async function startEmbeddedPostgres({ dataDir }: { dataDir: string }): Promise<EmbeddedPostgres> {
  const unlocks: (() => Promise<void>)[] = [];
  const unlock = async () => {
    for (const each of unlocks.splice(0)) await each();
  };
  try {
    await mkdir(dataDir, { recursive: true });
    // One folder has one name, whichever links lead to it.
    const folder = await realpath(dataDir);
    unlocks.push(await lockFolder(folder));
    const { server, password } = await runServer(folder, unlocks);
    return {
      host: '127.0.0.1',
      port: server.port,
      pid: server.pid,
      url: (database = 'postgres') => `postgres://postgres:${password}@127.0.0.1:${server.port}/${database}`,
      stop: async () => {
        await stopPostmaster(server.pid);
        await unlock();
      },
    };
  } catch (error) {
    await unlock();
    throw inOneLine(error);
  }
}

async function runServer(
  dataDir: string,
  unlocks: (() => Promise<void>)[],
): Promise<{ server: Postmaster; password: string }> {
  const user = await serverUser(join(await knownPlace(dataDir), 'cluster'));
  const place = await placeOfCluster(dataDir, user);
  // A copy of the data directory names the same place, and is another folder.
  if (!place.startsWith(dataDir)) unlocks.push(await lockFolder(place));
  const copies = user ? systemFolder : join(dataDir, 'programs');
  const binaries = await findBinaries(await installedPackage(), user, copies);
  const cluster = await openCluster(dataDir, place, binaries, user);
  const surviving = await takeOverPostmaster(cluster);
  if (surviving) return { server: surviving, password: cluster.password };
  await disownLockFile(cluster);
  const server = await startPostmaster(cluster, binaries, user, join(dataDir, 'postgres.log'));
  return { server, password: cluster.password };
}

/** What the file system refuses is nobody's bug. */
function inOneLine(error: unknown): unknown {
  const { code = '', path } = error as NodeJS.ErrnoException;
  if (!['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT', 'ENOTDIR', 'EEXIST'].includes(code)) return error;
  const why = code === 'ENOSPC' || code === 'EDQUOT' ? 'the disk is full' : 'this user may not';
  return new EmbeddedPostgresError(
    'EMBEDDED_POSTGRES_NOT_ALLOWED',
    `${path ?? 'The data directory'} cannot be written, ${why}; make room there, or set WELLSPRING_DATA to a folder of yours.`,
  );
}
