import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createTestDatabase, prepareDatabase, tablesWithoutIsolation } from '@wellspring/testing';
import pg from 'pg';
import { Database } from './database.js';
import { newId } from './identifiers.js';
import { isolationOf } from './isolate.js';
import { migration } from './migration.js';
import { loginRole, ownerRole, workerRole } from './roles.js';
import type { Scope } from './transaction.js';

const isolate = isolationOf('wallet');
const tables = migration(
  'isolated-tables',
  2026112300010,
  `
  create table wallet.award (id uuid primary key, organisation_id uuid not null, is_public boolean not null default false);
  ${isolate.byOrganisation('wallet.award')}
  ${isolate.publicWhere('wallet.award', 'is_public')}
  create table wallet.held (id uuid primary key, holder uuid not null);
  ${isolate.byHolder('wallet.held')}
  create table wallet.name (id uuid primary key);
  ${isolate.readableByAll('wallet.name')}
  create table wallet.plumbing (id uuid primary key);
  ${isolate.workerOnly('wallet.plumbing')}
  `,
);

describe('keeping tenants apart', () => {
  let test: Awaited<ReturnType<typeof createTestDatabase>>;
  let admin: pg.Client;
  let database: Database;
  const [ours, theirs, holder, other] = [newId(), newId(), newId(), newId()];
  beforeAll(async () => {
    test = await createTestDatabase();
    const urlOf = await prepareDatabase(test.url, [{ name: 'wallet', migrations: [tables] }]);
    admin = new pg.Client({ connectionString: test.url });
    await admin.connect();
    // One connection, so that whatever a transaction leaves behind meets the next one.
    database = await Database.connect({ url: urlOf('wallet'), context: 'wallet', poolSize: 1 });
  });
  afterAll(async () => {
    await database.close();
    await admin.end();
    await test.drop();
  });
  beforeEach(async () => {
    await database.transaction('worker', async (tx) => {
      for (const organisation of [ours, theirs])
        await tx.query('insert into wallet.award values ($1, $2, false), ($3, $2, true)', [
          newId(),
          organisation,
          newId(),
        ]);
      for (const person of [holder, other])
        await tx.query('insert into wallet.held values ($1, $2)', [newId(), person]);
      await tx.query('insert into wallet.name values ($1)', [newId()]);
      await tx.query('insert into wallet.plumbing values ($1)', [newId()]);
    });
  });
  afterEach(() => admin.query('truncate wallet.award, wallet.held, wallet.name, wallet.plumbing'));

  /** How many rows a scope sees of each table. */
  function seen(scope: Scope): Promise<number[]> {
    return database.transaction(scope, async (tx) => {
      const counts = [];
      for (const table of ['award', 'held', 'name', 'plumbing']) {
        const [row] = await tx.query<{ rows: number }>(`select count(*)::int as rows from wallet.${table}`);
        counts.push(row?.rows ?? -1);
      }
      return counts;
    });
  }

  it.each([
    ['an organisation sees its own rows, and what is public', { organisation: ours }, [3, 0, 1, 0]],
    ['a holder sees the own rows, and what is public', { holder }, [2, 1, 1, 0]],
    ['an organisation that has none sees only what is public', { organisation: newId() }, [2, 0, 1, 0]],
    ['no scope sees only what is public', 'public', [2, 0, 1, 0]],
    ['an empty scope sees only what is public', { organisation: '' }, [2, 0, 1, 0]],
    ['the worker sees every tenant', 'worker', [4, 2, 1, 1]],
  ] as [string, Scope, number[]][])('%s', async (_, scope, expected) => {
    expect(await seen(scope)).toEqual(expected);
  });

  it.each(["x' or true --", '*', '00000000'])(
    'refuses the tenant %j, which is no id',
    async (organisation) => {
      await expect(seen({ organisation })).rejects.toThrow('invalid input syntax for type uuid');
    },
  );

  it('changes and deletes no row of another tenant, not even a public one', async () => {
    const changed = await database.transaction({ organisation: ours }, async (tx) => [
      await tx.execute('update wallet.award set is_public = true where organisation_id = $1', [theirs]),
      await tx.execute('delete from wallet.award where organisation_id = $1', [theirs]),
    ]);
    expect(changed).toEqual([0, 0]);
    const moved = database.transaction({ organisation: ours }, (tx) =>
      tx.execute('update wallet.award set organisation_id = $1', [theirs]),
    );
    await expect(moved).rejects.toThrow('row-level security');
  });

  it.each([
    ['a row of another organisation', 'insert into wallet.award values ($1, $2)', theirs],
    ['a row of a holder', 'insert into wallet.held values ($1, $2)', holder],
  ])('lets an organisation write no %s', async (_, sql, tenant) => {
    const writing = database.transaction({ organisation: ours }, (tx) => tx.query(sql, [newId(), tenant]));
    await expect(writing).rejects.toThrow('row-level security');
  });

  it.each(['name', 'plumbing'])('lets nobody but the worker write to %s', async (table) => {
    for (const scope of [{ organisation: ours }, { holder }, 'public'] as const) {
      const writing = database.transaction(scope, (tx) =>
        tx.query(`insert into wallet.${table} values ($1)`, [newId()]),
      );
      await expect(writing).rejects.toThrow('row-level security');
    }
  });

  it('forgets the scope with the transaction, also when it fails', async () => {
    await seen({ organisation: ours });
    expect(await seen('public')).toEqual([2, 0, 1, 0]);
    await seen('worker');
    expect(await seen('public')).toEqual([2, 0, 1, 0]);
    for (const scope of [{ organisation: ours }, { holder }, 'worker'] as const) {
      await expect(database.transaction(scope, (tx) => tx.query('select 1 / 0'))).rejects.toThrow(
        'division by zero',
      );
      expect(await seen('public')).toEqual([2, 0, 1, 0]);
    }
  });

  it('undoes everything when the work throws', async () => {
    const failing = database.transaction('worker', async (tx) => {
      await tx.query('delete from wallet.award');
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await seen('worker')).toEqual([4, 2, 1, 1]);
  });

  it('holds for the owner of the tables as well', async () => {
    await admin.query('begin');
    await admin.query(`set local role ${ownerRole}`);
    const { rows } = await admin.query('select id from wallet.held union all select id from wallet.plumbing');
    const { rowCount } = await admin.query('delete from wallet.held');
    await admin.query('rollback');
    expect([rows.length, rowCount]).toEqual([0, 0]);
  });

  it.each([
    ['become the owner', `set local role ${ownerRole}`, 'permission denied'],
    ['become the worker of another context', `set local role ${workerRole('issuer')}`, 'permission denied'],
    ['switch row-level security off', 'alter table wallet.held disable row level security', 'must be owner'],
    ['add a policy', 'create policy open on wallet.held using (true)', 'must be owner'],
    ['make tables', 'create table wallet.mine (id int)', 'permission denied'],
    ['look into another context', 'select * from issuer.anything', 'permission denied'],
    ['change the history of migrations', 'delete from wallet.migration', 'permission denied'],
    [
      'replace the function that names the tenant',
      'drop function wellspring.current_holder()',
      'must be owner',
    ],
  ])('does not let a context %s', async (_, sql, refusal) => {
    for (const scope of ['public', 'worker'] as const) {
      await expect(database.transaction(scope, (tx) => tx.query(sql))).rejects.toThrow(refusal);
    }
  });

  it('gives the roles of a context no way round', async () => {
    const { rows } = await admin.query(
      `select rolname as name, rolsuper, rolbypassrls, rolinherit, rolcreaterole,
              (select count(*)::int from pg_class where relowner = pg_roles.oid) as owns
       from pg_roles where rolname in ($1, $2) order by rolname`,
      [loginRole('wallet'), workerRole('wallet')],
    );
    const none = { rolsuper: false, rolbypassrls: false, rolinherit: false, rolcreaterole: false, owns: 0 };
    expect(rows).toEqual([
      { name: loginRole('wallet'), ...none },
      { name: workerRole('wallet'), ...none },
    ]);
  });

  it('names every table that is not isolated', async () => {
    expect(await tablesWithoutIsolation(test.url, 'wallet')).toEqual([]);
    await admin.query(`
      create table wallet.open (id int);
      create table wallet.unforced (id int);
      alter table wallet.unforced enable row level security;
      create policy mine on wallet.unforced using (true);
      create table wallet.shut (id int);
      alter table wallet.shut enable row level security;
      alter table wallet.shut force row level security;
      create view wallet.through as select * from wallet.held;
      create view wallet.honest with (security_invoker = true) as select * from wallet.held;
      create materialized view wallet.copied as select * from wallet.held`);
    expect(await tablesWithoutIsolation(test.url, 'wallet')).toEqual([
      'wallet.copied reads with the rights of its owner',
      'wallet.open has no row-level security',
      'wallet.shut has no policy',
      'wallet.through reads with the rights of its owner',
      'wallet.unforced does not force it on its owner',
    ]);
    await admin.query(
      'drop materialized view wallet.copied; drop view wallet.honest, wallet.through; drop table wallet.open, wallet.unforced, wallet.shut',
    );
  });
});
