import { join } from 'node:path';
import { findBinaries } from './binaries.js';
import { openCluster } from './cluster.js';
import { lockDataDirectory } from './lock.js';
import { runningPostmaster, startPostmaster, stopPostmaster } from './postmaster.js';
import { serverUser } from './server-user.js';

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
  const unlock = await lockDataDirectory(dataDir);
  try {
    const user = await serverUser();
    const binaries = await findBinaries(user);
    const cluster = await openCluster(dataDir, binaries, user);
    const running = await runningPostmaster(cluster);
    const server = running ?? (await startPostmaster(cluster, binaries, user, join(dataDir, 'postgres.log')));
    return {
      host: '127.0.0.1',
      port: server.port,
      pid: server.pid,
      url: (database = 'postgres') =>
        `postgres://postgres:${cluster.password}@127.0.0.1:${server.port}/${database}`,
      stop: async () => {
        await stopPostmaster(server.pid);
        await unlock();
      },
    };
  } catch (error) {
    await unlock();
    throw error;
  }
}
