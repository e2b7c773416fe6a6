import { randomBytes } from 'node:crypto';
import { urlOfDatabase } from '@wellspring/persistence';
import pg from 'pg';

/** A database of its own for a test file. */
export async function createTestDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const server =
    process.env['WELLSPRING_TEST_DATABASE_URL'] ?? 'postgres://postgres@127.0.0.1:54999/postgres';
  const name = `test_${randomBytes(6).toString('hex')}`;
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  return {
    url: urlOfDatabase(server, name),
    async drop() {
      const dropper = new pg.Client({ connectionString: server });
      await dropper.connect();
      await dropper.query(`drop database ${name} with (force)`);
      await dropper.end();
    },
  };
}
