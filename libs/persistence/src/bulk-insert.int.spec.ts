import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, prepareDatabase } from '@wellspring/testing';
import { bulkInsert } from './bulk-insert.js';
import { Database } from './database.js';
import { newId } from './identifiers.js';
import { isolationOf } from './isolate.js';
import { migration } from './migration.js';
import type { Transaction } from './transaction.js';

const columns = {
  id: 'uuid',
  text: 'text',
  small: 'int',
  large: 'bigint',
  real: 'double precision',
  exact: 'numeric',
  flag: 'boolean',
  at: 'timestamptz',
  day: 'date',
  payload: 'jsonb',
  bytes: 'bytea',
};

const tables = migration(
  'bulk',
  2026112300010,
  `create table wallet.bulk (${Object.entries(columns)
    .map(([name, type]) => `${name} ${type}`)
    .join(', ')}, primary key (id));
   ${isolationOf('wallet').workerOnly('wallet.bulk')}`,
);

describe('inserting many rows', () => {
  let test: Awaited<ReturnType<typeof createTestDatabase>>;
  let database: Database;
  beforeAll(async () => {
    test = await createTestDatabase();
    const urlOf = await prepareDatabase(test.url, [{ name: 'wallet', migrations: [tables] }]);
    database = await Database.connect({ url: urlOf('wallet'), context: 'wallet', poolSize: 1 });
  });
  afterAll(async () => {
    await database.close();
    await test.drop();
  });
  const worker = <TResult>(work: (tx: Transaction) => Promise<TResult>) =>
    database.transaction('worker', work);
  afterEach(() => worker((tx) => tx.query('delete from wallet.bulk')));

  const insert = (rows: readonly object[], tail = '') =>
    worker((tx) => bulkInsert<Record<string, unknown>>(tx, 'wallet.bulk', columns, rows, tail));
  const stored = () =>
    worker((tx) => tx.query('select *, at::text as at, day::text as day from wallet.bulk order by small'));

  it('keeps values of every type, and what is missing as null', async () => {
    const full = {
      id: newId(),
      text: 'Ana',
      small: 1,
      large: '9007199254740993',
      real: 0.1,
      exact: '12345678901234567890.123',
      flag: false,
      at: new Date('2026-05-15T16:00:00.123Z'),
      day: '2026-05-15',
      payload: { list: [1, 'two', null], nested: { yes: true } },
      bytes: Buffer.from([0, 1, 255]),
    };
    const sparse = {
      id: newId(),
      small: 2,
      at: '2026-05-15T18:00:00.000+02:00',
      text: null,
      flag: undefined,
    };
    await insert([full, sparse]);
    const [first, second] = await stored();
    const at = (row: Record<string, unknown> | undefined) => new Date(String(row?.['at'])).toISOString();
    expect(first).toEqual({ ...full, at: first?.['at'] });
    expect(at(first)).toBe('2026-05-15T16:00:00.123Z');
    expect(at(second)).toBe('2026-05-15T16:00:00.000Z');
    const nothing = {
      text: null,
      large: null,
      real: null,
      exact: null,
      flag: null,
      day: null,
      payload: null,
    };
    expect(second).toMatchObject({ ...nothing, bytes: null });
  });

  it.each([
    'a "quoted" text',
    'braces {1,2} and, commas',
    'back\\slash',
    "it's",
    'NULL',
    '',
    '  spaces  ',
    'zwölf Bäume 🌳',
    'line\nbreak\ttab',
  ])('keeps the text %j', async (text) => {
    await insert([{ id: newId(), small: 1, text, payload: { text } }]);
    expect((await stored())[0]).toMatchObject({ text, payload: { text } });
  });

  it.each([['a string'], [0], [false], [[]], [[[1], [2]]], [{}]])(
    'keeps the JSON value %j',
    async (payload) => {
      await insert([{ id: newId(), small: 1, payload }]);
      expect((await stored())[0]?.['payload']).toEqual(payload);
    },
  );

  it('answers the rows of RETURNING, leaving out those in conflict', async () => {
    const [one, two] = [newId(), newId()];
    await insert([{ id: one, small: 1 }]);
    const rows = [
      { id: one, small: 9 },
      { id: two, small: 2 },
    ];
    expect(await insert(rows, 'on conflict do nothing returning id')).toEqual([{ id: two }]);
    expect((await stored()).map(({ small }) => small)).toEqual([1, 2]);
  });

  it('asks the database nothing for no rows', async () => {
    const tx = { query: () => Promise.reject(new Error('asked')) } as unknown as Transaction;
    expect(await bulkInsert(tx, 'wallet.bulk', columns, [])).toEqual([]);
  });

  it('takes twenty thousand rows in one statement', async () => {
    await insert(Array.from({ length: 20_000 }, (_, small) => ({ id: newId(), small, payload: { small } })));
    const [row] = await worker((tx) =>
      tx.query("select count(*)::int as rows, sum((payload->>'small')::int)::int as sum from wallet.bulk"),
    );
    expect(row).toEqual({ rows: 20_000, sum: 199_990_000 });
  });

  it('stores nothing when one row is wrong', async () => {
    await expect(
      insert([
        { id: newId(), small: 1 },
        { id: 'no uuid', small: 2 },
      ]),
    ).rejects.toThrow('uuid');
    expect(await stored()).toEqual([]);
  });

  it('refuses a column of arrays, which it would take apart', async () => {
    const inserting = worker((tx) =>
      bulkInsert(tx, 'wallet.bulk', { id: 'uuid', text: 'text[]' }, [{ id: newId(), text: ['a', 'b'] }]),
    );
    await expect(inserting).rejects.toThrow('text is a column of arrays');
  });
});
