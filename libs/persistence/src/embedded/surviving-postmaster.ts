import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Cluster } from './cluster.js';
import { connects, type Postmaster } from './connects.js';
import { stopPostmaster } from './postmaster.js';
import { allProcesses, findProcess, type LiveProcess } from './processes.js';

/** A server that answers nobody for so long is stopped and started anew. */
const patienceMs = 10_000;

/**
 * The server that still runs on a cluster after our own hard kill, taken over; undefined when none does, or
 * when it had to be stopped. Whatever `postmaster.pid` says, no process is touched that is not a server of
 * this cluster: the number may be a stranger's by now.
 */
export async function takeOverPostmaster(cluster: Cluster): Promise<Postmaster | undefined> {
  const [pidLine, , , portLine] = await linesOfLockFile(cluster);
  const named = await findProcess(Number(pidLine));
  const isNamed = named !== undefined && serves(named, cluster);
  const server = isNamed ? named : (await allProcesses()).find((each) => serves(each, cluster));
  if (!server) return undefined;
  const port = Number(portLine);
  // A server that is named is asked where it listens; one that nothing names cannot be.
  if (isNamed && port > 0) {
    const outcome = await connects(port, cluster.password, AbortSignal.timeout(patienceMs));
    if (outcome === 'yes') return { pid: server.pid, port };
  }
  await stopPostmaster(server.pid);
  return undefined;
}

/**
 * Makes a lock file that a dead server left behind no obstacle, also when it is corrupt or its number is a
 * stranger's by now: PostgreSQL passes over a lock of its parent, which we shall be. The file stays,
 * because it also names the memory that a dead server's last sessions may still use.
 */
export async function disownLockFile(cluster: Cluster): Promise<void> {
  const [first, ...others] = await linesOfLockFile(cluster);
  if (first === undefined) return;
  await writeFile(
    lockFileOf(cluster),
    [String(process.pid), ...(others.length > 0 ? others : [''])].join('\n'),
  );
}

function serves({ command }: LiveProcess, { folder }: Cluster): boolean {
  return command.includes(`/postgres -D ${folder} -c `);
}

function lockFileOf({ folder }: Cluster): string {
  return join(folder, 'postmaster.pid');
}

async function linesOfLockFile(cluster: Cluster): Promise<string[]> {
  return readFile(lockFileOf(cluster), 'utf8').then(
    (text) => text.split('\n'),
    () => [],
  );
}
