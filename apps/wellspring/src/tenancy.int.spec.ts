import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loginRole, newId } from '@wellspring/persistence';
import { createTestDatabase, prepareDatabase, tablesWithoutIsolation } from '@wellspring/testing';
import pg from 'pg';
import { everyContext } from './contexts.js';

const schemas = [...everyContext.map(({ name }) => name), 'messaging'];

/** What anybody may read. A table that becomes public is added here on purpose, or this test fails. */
const publicTables = [
  'analytics.generation',
  'analytics.organisation',
  'identity.organisation',
  'issuer.achievement',
  'issuer.framework',
  'issuer.organisation',
  'issuer.profile',
  'matching.association',
  'matching.item_reach',
  'matching.organisation',
  'registry.association',
  'registry.definition',
  'registry.framework',
  'registry.framework_link',
  'registry.item',
  'registry.organisation',
  'registry.revision',
  'verifier.organisation',
  'verifier.trusted_issuer',
  'wallet.organisation',
  'wallet.revocation',
];

/** A value of each type, to put one row into every table. */
const valueOf: Readonly<Record<string, string>> = {
  bool: 'true',
  bytea: `'\\x00'`,
  date: 'current_date',
  float8: '0',
  int2: '1',
  int4: '1',
  int8: '1',
  json: `'{}'`,
  jsonb: `'{}'`,
  numeric: '1',
  text: `'x'`,
  timestamptz: 'now()',
  uuid: 'gen_random_uuid()',
};

describe('a stranger in the database', () => {
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let admin: pg.Client;
  let tables: string[];
  beforeAll(async () => {
    database = await createTestDatabase();
    await prepareDatabase(database.url, everyContext);
    admin = new pg.Client({ connectionString: database.url });
    await admin.connect();
    tables = await fillEveryTable(admin);
  }, 60_000);
  afterAll(async () => {
    await admin.end();
    await database.drop();
  });

  it.each(schemas)('finds every table of %s isolated, from its owner too', async (schema) => {
    expect(await tablesWithoutIsolation(database.url, schema)).toEqual([]);
  });

  it.each([
    ['nobody', {}],
    ['another organisation', { 'wellspring.organisation': newId() }],
    ['another holder', { 'wellspring.holder': newId() }],
    ['both', { 'wellspring.organisation': newId(), 'wellspring.holder': newId() }],
  ] as [string, Record<string, string>][])('reads as %s nothing but what is public', async (_, tenant) => {
    expect(tables.length).toBeGreaterThan(80);
    const seen = [];
    for (const table of tables) {
      const count = await asTenant(admin, table, tenant, `select 1 from ${table}`);
      if (count > 0) seen.push(table);
    }
    expect(seen).toEqual(publicTables);
  });

  it('changes and deletes nothing, public or not', async () => {
    const tenant = { 'wellspring.organisation': newId(), 'wellspring.holder': newId() };
    for (const table of tables) {
      const deleted = await asTenant(admin, table, tenant, `delete from ${table}`);
      expect([table, deleted]).toEqual([table, 0]);
    }
  });
});

/** One row in every table; answers them by name. */
async function fillEveryTable(admin: pg.Client): Promise<string[]> {
  // Rows that no application would write: what they say does not matter here, whose they are does.
  await admin.query('set session_replication_role = replica');
  const { rows: checks } = await admin.query<{ drop: string }>(
    `select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop
     from pg_constraint where contype = 'c' and connamespace = any($1::regnamespace[]) and conparentid = 0`,
    [schemas],
  );
  for (const { drop } of checks) await admin.query(drop);
  const { rows } = await admin.query<{ name: string; columns: string[]; types: string[] }>(
    `select c.relnamespace::regnamespace || '.' || relname as name,
            array_agg(attname::text order by attnum) as columns, array_agg(typname::text order by attnum) as types
     from pg_class c join pg_attribute a on attrelid = c.oid and attnum > 0 and not attisdropped
       and attgenerated = '' and attidentity = ''
     join pg_type t on t.oid = atttypid
     where relkind in ('r', 'p') and not relispartition and relname <> 'migration'
       and relnamespace = any($1::regnamespace[])
     group by c.oid order by 1`,
    [schemas],
  );
  for (const { name, columns, types } of rows) {
    const values = types.map((type) => (type.startsWith('_') ? `'{}'` : valueOf[type]));
    const unknown = types.find((_type, index) => values[index] === undefined);
    if (unknown) throw new Error(`${name} has a column of the type ${unknown}; give it a value here.`);
    await admin.query(
      `insert into ${name} (${columns.join(', ')}) values (${values.join(', ')}) on conflict do nothing`,
    );
  }
  await admin.query('set session_replication_role = origin');
  return rows.map(({ name }) => name);
}

/** Runs a statement as the context's own login and a tenant, and undoes it; answers how many rows it met. */
async function asTenant(
  admin: pg.Client,
  table: string,
  tenant: Readonly<Record<string, string>>,
  sql: string,
): Promise<number> {
  await admin.query('begin');
  try {
    await admin.query(`set local role ${loginRole(table.split('.')[0] ?? '')}`);
    for (const [name, value] of Object.entries(tenant))
      await admin.query('select set_config($1, $2, true)', [name, value]);
    return (await admin.query(sql)).rowCount ?? 0;
  } finally {
    await admin.query('rollback');
  }
}
