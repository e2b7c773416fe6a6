import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createTestDatabase, prepareDatabase } from '@wellspring/testing';
import pg from 'pg';
import { migrate, migration, migrationsRun } from './migration.js';

const first = migration('first', 2026112300010, 'create table wallet.first (id int)');
const second = migration(
  'second',
  2026112300011,
  'create table wallet.second (id int); insert into wallet.second values (1)',
);
const broken = migration('broken', 2026112300012, 'create table wallet.third (id int); select 1 / 0');
const mended = migration('broken', 2026112300012, 'create table wallet.third (id int)');

describe('bringing a schema up to date', () => {
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let admin: pg.Client;
  beforeEach(async () => {
    database = await createTestDatabase();
    await prepareDatabase(database.url, []);
    admin = new pg.Client({ connectionString: database.url });
    await admin.connect();
  });
  afterEach(async () => {
    await admin.end();
    await database.drop();
  });

  const ran = async () =>
    migrationsRun({ query: async (sql) => (await admin.query<{ name: string }>(sql)).rows }, 'wallet');
  const tables = async () => {
    const { rows } = await admin.query<{ name: string }>(
      "select tablename as name from pg_tables where schemaname = 'wallet' order by 1",
    );
    return rows.map(({ name }) => name);
  };

  it('runs what is new, in order, and nothing twice', async () => {
    expect(await migrate(database.url, 'wallet', [second, first])).toEqual([
      'first-2026112300010',
      'second-2026112300011',
    ]);
    expect(await migrate(database.url, 'wallet', [first, second])).toEqual([]);
    expect(await migrate(database.url, 'wallet', [first, second, mended])).toEqual(['broken-2026112300012']);
    expect(await ran()).toHaveLength(3);
    expect((await admin.query('select * from wallet.second')).rowCount).toBe(1);
  });

  it('is safe when several processes start at once', async () => {
    const runs = await Promise.all(
      Array.from({ length: 5 }, () => migrate(database.url, 'wallet', [first, second])),
    );
    expect(runs.flat().sort()).toEqual(['first-2026112300010', 'second-2026112300011']);
    expect(await ran()).toHaveLength(2);
  });

  it('keeps what ran before a step that fails, and goes on from there once it is mended', async () => {
    await expect(migrate(database.url, 'wallet', [first, second, broken])).rejects.toThrow(
      'division by zero',
    );
    expect(await tables()).toEqual(['first', 'migration', 'second']);
    expect(await migrate(database.url, 'wallet', [first, second, mended])).toEqual(['broken-2026112300012']);
    expect(await tables()).toContain('third');
  });

  it('makes tables that belong to the owner role, not to whoever migrates', async () => {
    await migrate(database.url, 'wallet', [first]);
    const { rows } = await admin.query(
      "select tableowner from pg_tables where schemaname = 'wallet' and tablename = 'first'",
    );
    expect(rows).toEqual([{ tableowner: 'wellspring_owner' }]);
  });

  it('has no way back', async () => {
    await expect(new first().down({} as never)).rejects.toThrow('has no way back');
  });

  it('provisions roles and schemas as often as it is asked, at once as well', async () => {
    await Promise.all(Array.from({ length: 4 }, () => prepareDatabase(database.url, [])));
    await prepareDatabase(database.url, []);
    const { rows } = await admin.query("select 1 from pg_namespace where nspname = 'wallet'");
    expect(rows).toHaveLength(1);
  });
});
