import { spawn } from 'node:child_process';
import { open, readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { Binaries } from './binaries.js';
import type { Cluster } from './cluster.js';
import { connects, type Postmaster } from './connects.js';
import { EmbeddedPostgresError } from './errors.js';
import { findProcess } from './processes.js';
import { environment } from './program.js';
import type { ServerUser } from './server-user.js';

/** A crashed server's last sessions may hold its memory, and another program may be faster at a port. */
const passing = /still in use|could not bind|already in use/;
const attempts = 20;

/** Starts the server on a free port of the loopback address and waits until it answers. */
export async function startPostmaster(
  cluster: Cluster,
  binaries: Binaries,
  user: ServerUser | undefined,
  logFile: string,
): Promise<Postmaster> {
  for (let attempt = 1; ; attempt += 1) {
    const started = await attemptStart(cluster, binaries, user, logFile);
    if (!('failure' in started)) return started;
    if (attempt === attempts || !passing.test(started.failure)) {
      throw new EmbeddedPostgresError(
        'EMBEDDED_POSTGRES_FAILED',
        `PostgreSQL did not start: ${started.failure} (more in ${logFile})`,
      );
    }
    await pause(250);
  }
}

/** Fast shutdown: running transactions are rolled back, everything is written. */
export async function stopPostmaster(pid: number): Promise<void> {
  if (await endsAfter(pid, 'SIGINT', 30_000)) return;
  // Without writing; the next start recovers from the log.
  await endsAfter(pid, 'SIGQUIT', 10_000);
}

async function attemptStart(
  cluster: Cluster,
  binaries: Binaries,
  user: ServerUser | undefined,
  logFile: string,
): Promise<Postmaster | { failure: string }> {
  const port = await freePort();
  const log = await open(logFile, 'a');
  const { size: before } = await log.stat();
  // Detached, so that Ctrl-C reaches us first and the server is stopped after its clients.
  const child = spawn(binaries.postgres, ['-D', cluster.folder, ...settingsFor(port)], {
    ...user,
    cwd: '/',
    detached: true,
    env: environment,
    stdio: ['ignore', log.fd, log.fd],
  });
  // Before anything is waited for: a server that refuses its files is gone within milliseconds.
  const gone = new AbortController();
  child.once('exit', () => gone.abort());
  child.once('error', () => gone.abort());
  child.unref();
  await log.close();
  const outcome = await connects(port, cluster.password, gone.signal);
  if (outcome === 'yes' && child.pid !== undefined) return { pid: child.pid, port };
  if (child.pid !== undefined) await stopPostmaster(child.pid);
  if (outcome === 'refused') return { failure: 'it does not take the password in postgres-password' };
  return { failure: lastWords((await readFile(logFile)).subarray(before).toString()) };
}

function settingsFor(port: number): string[] {
  const settings = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    max_connections: '250',
    shared_buffers: '128MB',
    jit: 'off',
    max_wal_size: '2GB',
    log_min_messages: 'warning',
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** Why a server ended, of all that it said. */
function lastWords(said: string): string {
  const lines = said.trim().split('\n');
  const faults = lines.flatMap((line) => /(?:FATAL|PANIC|LOG|ERROR): +(.*)/.exec(line)?.[1] ?? []);
  const passingFault = faults.find((fault) => passing.test(fault));
  return passingFault ?? faults.at(-1) ?? lines.at(-1) ?? 'it said nothing';
}

async function endsAfter(pid: number, signal: NodeJS.Signals, patienceMs: number): Promise<boolean> {
  const deadline = Date.now() + patienceMs;
  if (await findProcess(pid)) process.kill(pid, signal);
  while (await findProcess(pid)) {
    if (Date.now() > deadline) return false;
    await pause(20);
  }
  return true;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
