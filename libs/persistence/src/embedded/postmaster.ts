import { spawn } from 'node:child_process';
import { open, readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import type { Binaries } from './binaries.js';
import type { Cluster } from './cluster.js';
import { EmbeddedPostgresError } from './errors.js';
import { environment } from './program.js';
import type { ServerUser } from './server-user.js';

/** A running server. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
}

/** The server that already runs on the cluster, as after our own hard kill; undefined when none does. */
export async function runningPostmaster(cluster: Cluster): Promise<Postmaster | undefined> {
  const file = join(cluster.folder, 'postmaster.pid');
  const lines = await readFile(file, 'utf8').then(
    (text) => text.split('\n'),
    () => [],
  );
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  if (!pid) return undefined;
  if (!isAlive(pid)) return undefined;
  if (await answers(port, cluster.password, 5_000)) return { pid, port };
  await end(pid, 'SIGINT');
  return undefined;
}

/** Starts the server on a free port of the loopback address and waits until it answers. */
export async function startPostmaster(
  cluster: Cluster,
  binaries: Binaries,
  user: ServerUser | undefined,
  logFile: string,
): Promise<Postmaster> {
  const port = await freePort();
  const log = await open(logFile, 'a');
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
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  // Detached, so that Ctrl-C reaches us first and the server is stopped after its clients.
  const child = spawn(binaries.postgres, ['-D', cluster.folder, ...args], {
    ...user,
    cwd: '/',
    detached: true,
    env: environment,
    stdio: ['ignore', log.fd, log.fd],
  });
  child.unref();
  await log.close();
  const gone = new Promise<false>((resolve) => {
    child.once('exit', () => resolve(false));
    child.once('error', () => resolve(false));
  });
  const up = await Promise.race([answers(port, cluster.password, 60_000), gone]);
  if (!up || child.pid === undefined) {
    const said = await readFile(logFile, 'utf8').catch(() => '');
    const last = said.trim().split('\n').slice(-2).join(' ');
    throw new EmbeddedPostgresError(
      'EMBEDDED_POSTGRES_FAILED',
      `PostgreSQL did not start: ${last} (more in ${logFile})`,
    );
  }
  return { pid: child.pid, port };
}

/** Fast shutdown: running transactions are rolled back, everything is written. */
export async function stopPostmaster(pid: number): Promise<void> {
  await end(pid, 'SIGINT');
}

async function end(pid: number, signal: NodeJS.Signals): Promise<void> {
  if (!isAlive(pid)) return;
  process.kill(pid, signal);
  const deadline = Date.now() + 30_000;
  while (isAlive(pid)) {
    if (Date.now() > deadline) process.kill(pid, 'SIGQUIT');
    await pause(20);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function answers(port: number, password: string, timeoutMs: number): Promise<boolean> {
  const deadline = Date.now() + timeoutMs;
  while (Date.now() < deadline) {
    const client = new pg.Client({
      host: '127.0.0.1',
      port,
      user: 'postgres',
      password,
      database: 'postgres',
    });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.end();
      return true;
    } catch {
      await pause(25);
    }
  }
  return false;
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
