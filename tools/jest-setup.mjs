/**
 * Starts the embedded PostgreSQL of a test run, unless the environment names a server, and stops it after.
 * Each test file makes a database of its own there.
 */
import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildServer } from './build.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

export default async function setup() {
  // Some tests start processes, which run what is built.
  await buildServer();
  if (process.env.WELLSPRING_TEST_DATABASE_URL) return;
  const { startEmbeddedPostgres } = await import('../libs/persistence/dist/index.js');
  const folder = join(
    tmpdir(),
    `wellspring-test-${createHash('sha256').update(root).digest('hex').slice(0, 8)}`,
  );
  // Two runs at once are two servers.
  for (const dataDir of [folder, `${folder}-${process.pid}`]) {
    try {
      await mkdir(dataDir, { recursive: true });
      const server = await startEmbeddedPostgres({ dataDir });
      process.env.WELLSPRING_TEST_DATABASE_URL = server.url('postgres');
      globalThis.__WELLSPRING_TEST_POSTGRES__ = server;
      return;
    } catch (error) {
      if (error.code !== 'EMBEDDED_POSTGRES_IN_USE') throw error;
    }
  }
}
