import { describe, expect, it } from '@jest/globals';
import { migrate, newId } from '@wellspring/persistence';
import { createTestDatabase, prepareDatabase, tablesWithoutIsolation } from '@wellspring/testing';
import pg from 'pg';
import { issuer } from '../issuer.context.js';

describe('bringing a filled issuer up to date', () => {
  it('keeps every status list under the did:web that issued it, and lets waiting batches take their turns, and has institutions wait for new keys', async () => {
    const database = await createTestDatabase();
    const before = { ...issuer, migrations: issuer.migrations.slice(0, 3) };
    await prepareDatabase(database.url, [before]);
    const admin = new pg.Client({ connectionString: database.url });
    await admin.connect();
    const [organisation, list, batch] = [newId(), newId(), newId()];
    await admin.query("insert into issuer.organisation values ($1, 'rio', 'Rio', 'institution')", [
      organisation,
    ]);
    await admin.query("insert into issuer.profile values ($1, 'rio', 'did:web:rio', 'did:key:z', now())", [
      organisation,
    ]);
    await admin.query(
      "insert into issuer.status_list (id, organisation_id, bits, created_at) values ($1, $2, '', now())",
      [list, organisation],
    );
    await admin.query(
      "insert into issuer.batch (id, organisation_id, formats, created_at) values ($1, $2, '{}', now())",
      [batch, organisation],
    );
    await migrate(database.url, 'issuer', issuer.migrations);
    const lists = await admin.query('select id, issuer from issuer.status_list');
    expect(lists.rows).toEqual([{ id: list, issuer: 'did:web:rio' }]);
    const waiting = await admin.query(
      'select id from issuer.batch where finished_at is null and served_at is not null',
    );
    expect(waiting.rows).toEqual([{ id: batch }]);
    const institutions = await admin.query('select organisation_id from issuer.pending_profile');
    expect(institutions.rows).toEqual([{ organisation_id: organisation }]);
    expect(await tablesWithoutIsolation(database.url, 'issuer')).toEqual([]);
    await admin.end();
    await database.drop();
  });
});
