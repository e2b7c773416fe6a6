/** Redis from the system's package, keeping nothing on disk: everything in it can be lost. */
import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort, listens, startProgram, untilReady } from './process.mjs';

/** What is missing to run Redis here, and how to get it; undefined when nothing is. */
export async function whyNoRedis() {
  return promisify(execFile)('redis-server', ['--version']).then(
    () => undefined,
    () => 'redis-server is not installed; install the redis-server package of your system',
  );
}

/** @param {{ dataDir: string, port?: number }} options */
export async function startRedis({ dataDir, port }) {
  await mkdir(dataDir, { recursive: true });
  const own = port ?? (await freePort());
  const args = [
    '--port',
    String(own),
    '--bind',
    '127.0.0.1',
    '--save',
    '',
    '--appendonly',
    'no',
    '--dir',
    dataDir,
  ];
  const child = startProgram('redis-server', args, { log: join(dataDir, 'redis.log') });
  await untilReady('Redis', child, () => listens(own));
  return { ...child, url: `redis://127.0.0.1:${own}` };
}
