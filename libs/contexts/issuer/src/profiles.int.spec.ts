import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { issuerRegistered, organisationRegistered, type IssuerProfile } from '@wellspring/contracts';
import { newId, type Scope } from '@wellspring/persistence';
import { deriveKey, open } from '@wellspring/platform';
import { verifyCredential, type PrivateJwk } from '@wellspring/standards';
import { eventually, sentFact, tablesWithoutIsolation, testSecret } from '@wellspring/testing';
import { aRow, institutionOf, startScenario, type Institution, type Scenario } from './testing/scenario.js';

let scenario: Scenario;
let school: Institution;
let other: Institution;
beforeAll(async () => {
  scenario = await startScenario();
  school = await scenario.institution();
  other = await scenario.institution('Mesa Tech');
});
afterAll(() => scenario.close());

const profile = async (): Promise<IssuerProfile> => (await school.get('/issuer/profile')).body;
const didDocument = (slug: string) => scenario.service.call('GET', `/issuer/dids/${slug}/did.json`);
const ask = async <TRow>(sql: string, parameters: unknown[] = []) =>
  (await scenario.log.admin.query(sql, parameters)).rows as TRow[];

describe('an institution that joins', () => {
  it('has a key on each curve, a did:web and did:keys, and the trust registry is told of them once', async () => {
    const { didWeb, didKey, keys, ...rest } = await profile();
    expect(rest).toEqual({ organisationId: school.organisationId, name: school.name, ready: true });
    expect(didWeb).toBe(`did:web:localhost%3A3999:issuer:dids:${school.slug}`);
    expect(keys.map(({ algorithm }) => algorithm).sort()).toEqual(['ES256', 'ES384', 'Ed25519']);
    const didKeys = keys.map((key) => key.didKey);
    expect(didKeys).toContain(didKey);
    await eventually(async () => {
      const facts = (await scenario.log.published(issuerRegistered)).filter(
        ({ organisationId }) => organisationId === school.organisationId,
      );
      expect(facts).toHaveLength(1);
      expect(facts[0]?.dids.toSorted()).toEqual([didWeb, ...didKeys].toSorted());
    });
  });

  it('keeps its keys when its name changes, and signs in the new name', async () => {
    const renamed = await scenario.institution('Old name');
    const before = (await renamed.get('/issuer/profile')).body as IssuerProfile;
    const { organisationId, slug } = renamed;
    const registeredAt = new Date().toISOString();
    const fact = { organisationId, slug, name: 'New name', kind: 'institution' as const, registeredAt };
    await scenario.log.publish(sentFact(organisationRegistered, fact));
    await eventually(async () =>
      expect((await renamed.get('/issuer/profile')).body).toEqual({ ...before, name: 'New name' }),
    );
    const { credentials } = await renamed.award((await renamed.achievement()).id);
    expect(await renamed.textOf(credentials[0]?.credentialId ?? '')).toContain('"name":"New name"');
  });

  it('has no keys yet a moment before, and an employer never has', async () => {
    expect((await institutionOf(scenario.service).get('/issuer/profile')).body).toMatchObject({
      ready: false,
      didWeb: null,
      keys: [],
    });
    const employer = newId();
    const registered = { organisationId: employer, slug: `shop-${employer.slice(-8)}`, name: 'Shop' };
    await scenario.log.publish(
      sentFact(organisationRegistered, {
        ...registered,
        kind: 'employer',
        registeredAt: new Date().toISOString(),
      }),
    );
    await eventually(async () =>
      expect(await ask('select 1 from issuer.organisation where id = $1', [employer])).toHaveLength(1),
    );
    expect(await ask('select 1 from issuer.pending_profile where organisation_id = $1', [employer])).toEqual(
      [],
    );
  });

  it('counts what each key signs', async () => {
    const before = new Map(
      (await profile()).keys.map(({ algorithm, signatures }) => [algorithm, signatures]),
    );
    const { id } = await school.achievement();
    await school.award(id, { formats: ['vc+ld+json', 'vc+jwt'] });
    await school.award(id);
    const after = new Map((await profile()).keys.map(({ algorithm, signatures }) => [algorithm, signatures]));
    expect((after.get('Ed25519') ?? 0) - (before.get('Ed25519') ?? 0)).toBe(2);
    expect((after.get('ES256') ?? 0) - (before.get('ES256') ?? 0)).toBe(1);
  });
});

describe('an institution from before there was a key on P-384', () => {
  it('gets it, keeps the others and its identifiers, and the trust registry is told of the new one', async () => {
    const old = await scenario.institution('From before');
    const { organisationId } = old;
    await ask("delete from issuer.signing_key where organisation_id = $1 and algorithm = 'ES384'", [
      organisationId,
    ]);
    const before = (await old.get('/issuer/profile')).body as IssuerProfile;
    await ask('insert into issuer.pending_profile values ($1)', [organisationId]);
    const after = await eventually(async () => {
      const found = (await old.get('/issuer/profile')).body as IssuerProfile;
      expect(found.keys).toHaveLength(3);
      return found;
    });
    const isNew = ({ algorithm }: { algorithm: string }) => algorithm === 'ES384';
    expect({ ...after, keys: after.keys.filter((key) => !isNew(key)) }).toEqual(before);
    await eventually(async () => {
      const facts = (await scenario.log.published(issuerRegistered)).filter(
        (each) => each.organisationId === organisationId,
      );
      expect(facts.at(-1)?.dids).toEqual([before.didWeb, after.keys.find(isNew)?.didKey]);
    });
  });
});

describe('the document of a did:web', () => {
  it('is served to anyone and lists every key for assertions, and none to present with', async () => {
    const answer = await didDocument(school.slug);
    const { didWeb, keys } = await profile();
    expect(answer.headers.get('cache-control')).toBe('public, max-age=60');
    const ids = keys.map(({ verificationMethod }) => verificationMethod).sort();
    const document = answer.body as {
      assertionMethod: string[];
      verificationMethod: { type: string }[];
      alsoKnownAs: string[];
    };
    expect(document).toMatchObject({
      id: didWeb,
      '@context': expect.arrayContaining(['https://www.w3.org/ns/did/v1']),
    });
    expect(document.assertionMethod.toSorted()).toEqual(ids);
    expect(document.verificationMethod.map(({ type }) => type).sort()).toEqual([
      'JsonWebKey',
      'JsonWebKey',
      'Multikey',
    ]);
    expect(document).not.toHaveProperty('authentication');
    expect(document.alsoKnownAs.toSorted()).toEqual(keys.map(({ didKey }) => didKey).toSorted());
    expect(answer.text).not.toContain('"d":');
  });

  it('lists a key that has run out, for what it signed, and none that is compromised', async () => {
    const aged = await scenario.institution('Old keys');
    const { credentials } = await aged.award((await aged.achievement()).id);
    const text = await aged.textOf(credentials[0]?.credentialId ?? '');
    await ask('update issuer.signing_key set valid_until = now() where organisation_id = $1', [
      aged.organisationId,
    ]);
    // Its list is signed already; nothing new can be.
    const verification = await verifyCredential(
      text,
      {
        resolveDid: async () => (await didDocument(aged.slug)).body,
        fetchStatusList: () => Promise.reject(new Error('not asked')),
        trust: async () => ({ status: 'trusted', reason: '' }),
        now: new Date(),
      },
      ['proof', 'issuer-binding'],
    );
    expect(verification.outcome).toBe('verified');
    const { body } = await aged.post('/issuer/awards', { ...anAwardOf(await aged.achievement()) });
    expect(body).toMatchObject({ status: 503, code: 'ISSUER_NOT_READY' });
    await ask('update issuer.signing_key set compromised_since = now() where organisation_id = $1', [
      aged.organisationId,
    ]);
    const { body: document } = await didDocument(aged.slug);
    expect(document).toMatchObject({ verificationMethod: [] });
    expect(document).not.toHaveProperty('assertionMethod');
  });

  it.each([
    ['nobody-here', 404],
    ['Up-Per', 400],
    ['%00', 400],
    ['..%2f..', 400],
    ['x'.repeat(64), 400],
  ])('is none for %s', async (slug, status) => {
    expect((await didDocument(slug)).status).toBe(status);
  });
});

describe('private keys', () => {
  it('cannot be read in the database, and open with the root key of the installation alone', async () => {
    const rows = await ask<{ id: string; wrapped_private: Buffer; public_jwk: { x: string } }>(
      'select * from issuer.signing_key where organisation_id = $1',
      [school.organisationId],
    );
    expect(rows).toHaveLength(3);
    const [dump] = await ask<{ text: string }>(
      `select string_agg(row_to_json(k)::text, ' ') as text from issuer.signing_key k`,
    );
    for (const { id, wrapped_private: box, public_jwk } of rows) {
      const rootKey = deriveKey(testSecret, 'root-key');
      const jwk = JSON.parse(open(rootKey, box, `signing-key:${id}`).toString()) as PrivateJwk;
      expect(jwk.x).toBe(public_jwk.x);
      const secret = Buffer.from(jwk.d, 'base64url');
      expect(box.includes(secret)).toBe(false);
      for (const form of [jwk.d, secret.toString('hex'), secret.toString('base64')]) {
        expect(dump?.text).not.toContain(form);
      }
      expect(() => open(deriveKey('another secret', 'root-key'), box, `signing-key:${id}`)).toThrow();
      expect(() => open(rootKey, box, `signing-key:${newId()}`)).toThrow();
    }
  });
});

describe('tenants', () => {
  it('are kept apart in every table', async () => {
    expect(await tablesWithoutIsolation(scenario.service.adminUrl, 'issuer')).toEqual([]);
  });

  it('see and change nothing of each other, whatever a query says', async () => {
    const { id } = await school.achievement();
    const { credentials } = await school.award(id);
    await school.post(
      '/issuer/achievements',
      { ...anAchievementBody(), name: 'Keyed' },
      { 'idempotency-key': newId() },
    );
    await school.batchDone((await school.batch([aRow(id)])).batchId);
    await school.post(`/issuer/credentials/${credentials[0]?.credentialId}/revoke`, { reason: 'x' });
    const { database } = scenario.service.runtime.context('issuer');
    const tables = [
      'signing_key',
      'signature_audit',
      'recipient',
      'award',
      'credential',
      'status_list',
      'batch',
      'batch_row',
      'idempotent_answer',
    ];
    const seen = (scope: Scope, table: string) =>
      database.transaction(scope, async (tx) => {
        const [row] = await tx.query<{ n: number }>(
          `select count(*)::int as n from issuer.${table} where organisation_id = $1`,
          [school.organisationId],
        );
        return row?.n ?? -1;
      });
    for (const table of tables) {
      expect([table, await seen({ organisation: school.organisationId }, table)]).not.toEqual([table, 0]);
      for (const scope of [{ organisation: other.organisationId }, { holder: newId() }, 'public'] as const) {
        expect([table, await seen(scope, table)]).toEqual([table, 0]);
      }
      const changed = database.transaction({ organisation: other.organisationId }, (tx) =>
        tx.execute(`delete from issuer.${table} where organisation_id = $1`, [school.organisationId]),
      );
      expect([table, await changed]).toEqual([table, 0]);
    }
  });

  it('cannot write in the name of each other', async () => {
    const { database } = scenario.service.runtime.context('issuer');
    const writing = database.transaction({ organisation: other.organisationId }, (tx) =>
      tx.query(
        `insert into issuer.batch (id, organisation_id, formats, created_at) values ($1, $2, '{}', now())`,
        [newId(), school.organisationId],
      ),
    );
    await expect(writing).rejects.toThrow('row-level security');
    const renaming = database.transaction({ organisation: other.organisationId }, (tx) =>
      tx.execute("update issuer.achievement set name = 'taken over'"),
    );
    await renaming;
    expect(
      await ask("select 1 from issuer.achievement where name = 'taken over' and organisation_id = $1", [
        school.organisationId,
      ]),
    ).toEqual([]);
  });
});

function anAwardOf({ id: achievementId }: { id: string }) {
  return { externalId: newId(), recipient: { email: 'late@example.org', name: 'Late' }, achievementId };
}

function anAchievementBody() {
  return { description: 'Described.', criteria: { narrative: 'Done.' }, alignments: [] };
}
