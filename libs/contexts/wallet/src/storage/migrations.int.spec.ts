import { describe, expect, it } from '@jest/globals';
import { migrate, newId } from '@wellspring/persistence';
import { createTestDatabase, prepareDatabase } from '@wellspring/testing';
import pg from 'pg';
import { wallet } from '../wallet.context.js';

describe('bringing a filled wallet up to date', () => {
  it('finds what still waits, orders what is held, and ends links whose purpose stood in the open', async () => {
    const database = await createTestDatabase();
    const before = { ...wallet, migrations: wallet.migrations.slice(0, 2) };
    await prepareDatabase(database.url, [before]);
    const admin = new pg.Client({ connectionString: database.url });
    await admin.connect();
    const [holder, subject, organisation] = [newId(), newId(), newId()];
    await admin.query('insert into wallet.connection values ($1, $2, $3, $4, now())', [
      newId(),
      holder,
      subject,
      organisation,
    ]);
    await admin.query(
      `insert into wallet.issued_credential (credential_id, subject, organisation_id, digest)
       values ('a', $1, $3, 'd'), ('b', $2, $3, 'd')`,
      [subject, newId(), organisation],
    );
    await admin.query(
      `insert into wallet.held_credential select $1, id, null, 'import', 'vc+jwt', 'd', '', outcome, '[]', null, at, at
       from (values ('a', 'verified', timestamptz '2026-05-01Z'), ('c', 'refused', timestamptz '2026-05-02Z'))
         as held (id, outcome, at)`,
      [holder],
    );
    await admin.query(
      `insert into wallet.share (id, holder, token_hash, sealed_token, credential_ids, purpose, until, shared_at)
       values ($1, $2, '', '', '{a}', 'in the open', now(), now())`,
      [newId(), holder],
    );
    await migrate(database.url, 'wallet', wallet.migrations);
    const held = await admin.query(
      'select credential_id, subject, claimed_at is not null as claimed from wallet.held_credential order by id',
    );
    expect(held.rows).toEqual([
      { credential_id: 'a', subject, claimed: true },
      { credential_id: 'c', subject: null, claimed: false },
    ]);
    const issued = await admin.query(
      'select credential_id, connected from wallet.issued_credential order by 1',
    );
    expect(issued.rows).toEqual([
      { credential_id: 'a', connected: true },
      { credential_id: 'b', connected: false },
    ]);
    expect((await admin.query('select 1 from wallet.share')).rows).toEqual([]);
    const open = await admin.query(
      `select relname from pg_class join pg_namespace n on n.oid = relnamespace
       where nspname = 'wallet' and relkind = 'r' and relname <> 'migration' and not relforcerowsecurity`,
    );
    expect(open.rows).toEqual([]);
    await admin.end();
    await database.drop();
  });
});
