import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ServiceTokens } from '@wellspring/auth';
import {
  credentialRevoked,
  credentialVerified,
  issuerRegistered,
  organisationRegistered,
  verifyForHolder,
  type ContextName,
} from '@wellspring/contracts';
import { newId } from '@wellspring/persistence';
import { deriveKey } from '@wellspring/platform';
import {
  eventually,
  openEventLog,
  sentFact,
  startNeighbour,
  startTestService,
  TestInstitution,
  testSecret,
  type Neighbour,
  type TestCredential,
  type TestEventLog,
  type TestService,
} from '@wellspring/testing';
import { verifier } from './verifier.context.js';

const institution = new TestInstitution();
let neighbour: Neighbour;
let service: TestService;
let log: TestEventLog;

const employer = { organisationId: newId(), scopes: ['credentials:verify', 'trust:read'] as const };
const operator = { scopes: ['trust:read', 'trust:write'] as const };
const checksOf = (body: { checks: { check: string; outcome: string; code?: string }[] }) =>
  Object.fromEntries(body.checks.map(({ check, outcome, code }) => [check, code ?? outcome]));

beforeAll(async () => {
  neighbour = await startNeighbour(institution.answers());
  service = await startTestService({
    contexts: [verifier],
    variables: { WELLSPRING_SERVICE_URLS: `issuer=${neighbour.url}` },
  });
  log = await openEventLog(service.adminUrl);
  await register();
});
beforeEach(() => {
  neighbour.outage = false;
});
afterAll(async () => {
  await log.close();
  await service.close();
  await neighbour.close();
});

async function register(): Promise<void> {
  const { organisationId, name, did } = institution;
  const at = '2026-05-15T16:00:00.000Z';
  await log.publish(
    sentFact(issuerRegistered, { organisationId, name: 'an older name', dids: [did], registeredAt: at }),
    sentFact(organisationRegistered, {
      organisationId,
      slug: 'rio-bravo',
      name,
      kind: 'institution',
      registeredAt: at,
    }),
  );
  await eventually(async () => {
    const { body } = await service.call('GET', '/verifier/trust/issuers', { as: operator });
    expect(body).toMatchObject([{ did, name, status: 'trusted', source: 'installation', organisationId }]);
  });
}

const verify = (text: string, type = 'text/plain') =>
  service.call('POST', '/verifier/verifications', { as: employer, raw: { type, body: text } });
const vcApi = (verifiableCredential: unknown, options?: object) =>
  service.call('POST', '/vc-api/credentials/verify', {
    as: employer,
    body: { verifiableCredential, options },
  });

describe('verifying a credential', () => {
  it.each(['vc+ld+json', 'vc+jwt'] as const)(
    'names every check and says what it carries: %s',
    async (format) => {
      const credential = await institution.issue({ format, items: ['urn:item:1', 'urn:item:2'] });
      const answer = await verify(credential.text);
      expect(answer.status).toBe(200);
      expect(answer.body).toMatchObject({
        outcome: 'verified',
        decided: true,
        credentialId: credential.id,
        digest: credential.digest,
        issuer: institution.did,
        name: 'Log analysis',
        items: credential.items,
        validUntil: null,
      });
      expect(checksOf(answer.body)).toEqual({
        context: 'pass',
        schema: 'pass',
        proof: 'pass',
        'issuer-binding': 'pass',
        'issuer-trust': 'pass',
        'validity-dates': 'pass',
        status: 'pass',
      });
    },
  );

  it('takes text, media types of credentials and JSON alike, with the same digest', async () => {
    const { text, digest } = await institution.issue();
    for (const type of ['application/vc+ld+json', 'application/vc', 'text/plain']) {
      expect((await verify(text, type)).body).toMatchObject({ outcome: 'verified', digest });
    }
    for (const credential of [text, JSON.parse(text)]) {
      const answer = await service.call('POST', '/verifier/verifications', {
        as: employer,
        body: { credential },
      });
      expect(answer.body).toMatchObject({ outcome: 'verified', digest });
    }
  });

  it('tells everybody, and keeps for the organisation what it found, never the credential', async () => {
    const { id, text, digest } = await institution.issue();
    const { body } = await verify(text);
    const { verificationId } = body as { verificationId: string };
    await eventually(async () => {
      const facts = (await log.published(credentialVerified)).filter(
        ({ credentialId }) => credentialId === id,
      );
      expect(facts).toMatchObject([
        {
          verificationId,
          digest,
          requestedBy: 'relying-party',
          outcome: 'verified',
          items: [{ uri: 'urn:item:1' }],
        },
      ]);
      expect(facts[0]?.holder).toBeUndefined();
    });
    const history = await service.call('GET', '/verifier/verifications?limit=1', { as: employer });
    expect(history.body).toMatchObject({
      items: [{ verificationId, credentialId: id, outcome: 'verified' }],
    });
    const rows = await log.admin.query('select v::text as row from verifier.verification v');
    expect(JSON.stringify(rows.rows)).not.toContain('Log analysis');
  });

  it('pages through its own history and shows nobody that of others', async () => {
    const own = { ...employer, organisationId: newId() };
    const { text } = await institution.issue();
    const ids: string[] = [];
    for (let count = 0; count < 3; count += 1) {
      const { body } = await service.call('POST', '/verifier/verifications', {
        as: own,
        raw: { type: 'text/plain', body: text },
      });
      ids.unshift((body as { verificationId: string }).verificationId);
    }
    const first = (await service.call('GET', '/verifier/verifications?limit=2', { as: own })).body as {
      items: { verificationId: string }[];
      next: string;
    };
    const second = (
      await service.call('GET', `/verifier/verifications?limit=2&cursor=${first.next}`, { as: own })
    ).body as typeof first;
    expect([...first.items, ...second.items].map(({ verificationId }) => verificationId)).toEqual(ids);
    expect(second.next).toBeUndefined();
    const stranger = { ...employer, organisationId: newId() };
    const answer = await service.call('GET', '/verifier/verifications', { as: stranger });
    expect(answer.body).toEqual({ items: [] });
    const nonsense = await service.call('GET', '/verifier/verifications?cursor=nonsense', { as: own });
    expect(nonsense.body).toMatchObject({ status: 400, code: 'REQUEST_INVALID' });
  });

  it('serves a caller without an organisation, and keeps nothing for them', async () => {
    const { text } = await institution.issue();
    const as = { holder: newId(), scopes: ['credentials:verify'] as const };
    const answer = await service.call('POST', '/verifier/verifications', {
      as,
      raw: { type: 'text/plain', body: text },
    });
    expect(answer.body).toMatchObject({ outcome: 'verified' });
    expect((await service.call('GET', '/verifier/verifications', { as })).status).toBe(403);
  });
});

describe('refusing a credential', () => {
  const altered = (credential: TestCredential) => credential.text.replace('Reads logs', 'Writes logs');

  it.each([
    ['altered', async () => altered(await institution.issue()), { proof: 'PROOF_INVALID' }],
    [
      'expired',
      async () => (await institution.issue({ validUntil: new Date(Date.now() - 1000) })).text,
      { 'validity-dates': 'EXPIRED' },
    ],
    [
      'early',
      async () => (await institution.issue({ validFrom: new Date(Date.now() + 60_000) })).text,
      { 'validity-dates': 'NOT_YET_VALID' },
    ],
    [
      'of a key that nobody lists',
      async () => (await new TestInstitution().issue()).text,
      { proof: 'PROOF_INVALID' },
    ],
    [
      'of a context that is not pinned',
      async () =>
        (await institution.issue()).text.replace(
          'https://www.w3.org/ns/credentials/v2',
          'https://evil.test/v2',
        ),
      { context: 'CONTEXT_UNKNOWN' },
    ],
  ])('that is %s, with a code of its own', async (_, make, expected) => {
    const text = await make();
    const answer = await verify(text);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ outcome: 'refused', decided: true });
    expect(checksOf(answer.body)).toMatchObject(expected);
    const refusal = await vcApi(JSON.parse(text));
    expect(refusal.status).toBe(400);
    expect(refusal.body).toMatchObject({ code: 'VERIFIER_NOT_VERIFIED' });
  });

  it('sees a revocation at once, though the list was looked at a moment ago', async () => {
    const credential = await institution.issue();
    expect((await verify(credential.text)).body).toMatchObject({ outcome: 'verified' });
    institution.revoke(credential);
    await log.publish(
      sentFact(credentialRevoked, {
        credentialId: credential.id,
        awardId: newId(),
        organisationId: institution.organisationId,
        subject: newId(),
        reason: 'issued in error',
        revokedAt: new Date().toISOString(),
      }),
    );
    await eventually(async () => {
      expect(checksOf((await verify(credential.text)).body)).toMatchObject({ status: 'REVOKED' });
    }, 900);
  });

  it('decides nothing while a status list cannot be had, and tells nobody', async () => {
    const credential = await institution.issue();
    await new Promise((resolve) => setTimeout(resolve, 1100));
    neighbour.outage = true;
    const answer = await verify(credential.text);
    expect(answer.body).toMatchObject({ outcome: 'refused', decided: false });
    expect(checksOf(answer.body)).toMatchObject({ status: 'STATUS_UNREACHABLE' });
    neighbour.outage = false;
    expect((await verify(credential.text)).body).toMatchObject({ outcome: 'verified' });
    await eventually(async () => {
      const facts = (await log.published(credentialVerified)).filter(
        ({ credentialId }) => credentialId === credential.id,
      );
      expect(facts.map(({ outcome }) => outcome)).toEqual(['verified']);
    });
  });

  it('takes a key that is newer than what it remembers of the issuer', async () => {
    await verify((await institution.issue()).text);
    await new Promise((resolve) => setTimeout(resolve, 1100));
    institution.rotateKeys();
    const { text } = await institution.issue();
    expect((await verify(text)).body).toMatchObject({ outcome: 'verified' });
  });

  it.each([
    ['nonsense', 'nonsense', 400],
    ['an array', '[]', 400],
    ['two members of one name', '{"a":1,"a":2}', 400],
    ['bottomless nesting', '{"a":'.repeat(100_000), 400],
    ['6 MB', JSON.stringify({ a: 'x'.repeat(6_000_000) }), 413],
  ])('that is none: %s', async (_, text, status) => {
    const answer = await verify(text);
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({ code: 'VERIFIER_NOT_A_CREDENTIAL', status });
  });

  it('answers bad bodies with a coded problem', async () => {
    const deep = `{"credential":${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}}`;
    for (const body of [
      '{"credential":',
      '{}',
      '{"credential":7}',
      '{"credential":"{}","more":1}',
      'null',
      deep,
    ]) {
      const raw = { type: 'application/json', body };
      const answer = await service.call('POST', '/verifier/verifications', { as: employer, raw });
      expect([answer.status, (answer.body as { code: string }).code]).toEqual([400, expect.any(String)]);
    }
    const large = await service.call('POST', '/verifier/verifications', {
      as: employer,
      body: { credential: 'x'.repeat(2_000_000) },
    });
    expect(large.body).toMatchObject({ status: 413, code: 'BODY_TOO_LARGE' });
    expect((await service.call('GET', '/health/live')).status).toBe(200);
  });
});

describe('the VC API', () => {
  it('answers 200 only when verified, and does the checks that are asked for', async () => {
    const expired = await institution.issue({ validUntil: new Date(Date.now() - 1000) });
    const fresh = await institution.issue({ format: 'vc+jwt' });
    const answer = await vcApi(fresh.text);
    expect([answer.status, (answer.body as { verified: boolean }).verified]).toEqual([200, true]);
    expect((await vcApi(JSON.parse(expired.text), { checks: ['proof'] })).body).toMatchObject({
      verified: true,
      checks: [{ check: 'proof', outcome: 'pass' }],
    });
    const refused = await vcApi(JSON.parse(expired.text));
    expect(refused.headers.get('content-type')).toContain('application/problem+json');
    expect(refused.body).toMatchObject({
      status: 400,
      errors: [{ path: 'validity-dates', message: expect.stringMatching(/^EXPIRED: /) }],
    });
  });

  it.each([
    {},
    { verifiableCredential: 7 },
    { verifiableCredential: 'nonsense' },
    { verifiableCredential: {} },
  ])('refuses %j', async (body) => {
    const answer = await service.call('POST', '/vc-api/credentials/verify', { as: employer, body });
    expect(answer.status).toBe(400);
  });
});

describe('the trust registry', () => {
  const put = (did: string, body: object, as: { scopes: readonly never[] | readonly string[] } = operator) =>
    service.call('PUT', `/verifier/trust/issuers/${encodeURIComponent(did)}`, { as: as as never, body });
  const history = async (did: string) =>
    (
      await service.call('GET', `/verifier/trust/issuers/${encodeURIComponent(did)}/history`, {
        as: operator,
      })
    ).body;

  it('refuses what a distrusted issuer signed, until it is trusted again, and keeps the history', async () => {
    const { text } = await institution.issue();
    const { did } = institution;
    expect((await put(did, { status: 'distrusted', reason: 'under investigation' })).body).toMatchObject({
      did,
      status: 'distrusted',
      source: 'operator',
      name: institution.name,
    });
    expect(checksOf((await verify(text)).body)).toMatchObject({ 'issuer-trust': 'ISSUER_DISTRUSTED' });
    await put(did, { status: 'trusted', reason: 'cleared' });
    expect((await verify(text)).body).toMatchObject({ outcome: 'verified' });
    expect(await history(did)).toMatchObject([
      { status: 'trusted', reason: 'cleared', source: 'operator' },
      { status: 'distrusted', reason: 'under investigation', source: 'operator' },
      { status: 'trusted', source: 'installation' },
    ]);
  });

  it('is not overruled when the installation tells of the issuer again', async () => {
    const other = new TestInstitution('http://localhost:3999', 'mesa-tech');
    const { organisationId, did } = other;
    await put(did, { status: 'distrusted', reason: 'not yet' });
    const fact = { organisationId, name: 'Mesa Tech', dids: [did], registeredAt: '2026-05-15T16:00:00.000Z' };
    await log.publish(sentFact(issuerRegistered, fact));
    await eventually(async () => {
      const { body } = await service.call('GET', '/verifier/trust/issuers', { as: operator });
      const entry = (body as { did: string }[]).find((each) => each.did === did);
      expect(entry).toMatchObject({ name: 'Mesa Tech', organisationId, status: 'distrusted' });
    });
    expect(await history(did)).toHaveLength(1);
  });

  it('warns of an issuer that is trusted for other achievements, or unknown', async () => {
    const { text } = await institution.issue();
    const { did } = institution;
    await put(did, { status: 'trusted', reason: 'accredited', achievementTypes: ['Degree'] });
    const narrow = await verify(text);
    expect(narrow.body).toMatchObject({ outcome: 'verified' });
    expect(checksOf(narrow.body)).toMatchObject({ 'issuer-trust': 'ISSUER_UNKNOWN' });
    await put(did, { status: 'trusted', reason: 'accredited', achievementTypes: ['Badge'] });
    expect(checksOf((await verify(text)).body)).toMatchObject({ 'issuer-trust': 'pass' });
    const stranger = new TestInstitution('http://localhost:3999', 'nobody');
    for (const [path, answer] of Object.entries(stranger.answers())) neighbour.answers.set(path, answer);
    const unknown = await verify((await stranger.issue()).text);
    expect(unknown.body).toMatchObject({ outcome: 'verified' });
    expect(checksOf(unknown.body)).toMatchObject({ 'issuer-trust': 'ISSUER_UNKNOWN' });
  });

  it('is changed by operators alone, and by nothing malformed', async () => {
    const valid = { status: 'trusted', reason: 'because' };
    const did = `did:key:z${'6'.repeat(150)}`;
    expect((await put(did, valid, { scopes: ['trust:read'] })).status).toBe(403);
    expect((await put(did, valid)).status).toBe(200);
    for (const body of [
      {},
      { status: 'adored', reason: 'x' },
      { ...valid, more: 1 },
      { ...valid, achievementTypes: [] },
    ]) {
      expect((await put(did, body)).body).toMatchObject({ status: 400, code: 'REQUEST_INVALID' });
    }
    expect((await put('https://example.org', valid)).status).toBe(400);
  });
});

describe('verifying for holders', () => {
  const ask = async (from: ContextName, credentials: { holder: string; text: string }[]) => {
    const token = await new ServiceTokens(deriveKey(testSecret, 'service-tokens')).sign(from, 'verifier');
    return service.call('POST', verifyForHolder.path, { token, body: { credentials } });
  };

  it('answers each of a batch in order, and one that is no credential harms no other', async () => {
    const holder = newId();
    const good = await institution.issue();
    const credentials = Array.from({ length: 100 }, (_, index) => ({
      holder,
      text: index === 77 ? 'nonsense'.repeat(200_000) : good.text,
    }));
    const answer = await ask('wallet', credentials);
    expect(answer.status).toBe(200);
    const { results } = answer.body as { results: { outcome: string; credentialId: string }[] };
    expect(results).toHaveLength(100);
    expect(results.filter(({ outcome }) => outcome === 'refused')).toHaveLength(1);
    expect(results[77]).toMatchObject({ outcome: 'refused', checks: [{ code: 'STANDARDS_MALFORMED' }] });
    await eventually(async () => {
      const facts = (await log.published(credentialVerified)).filter((fact) => fact.holder === holder);
      expect(facts).toHaveLength(100);
      expect(new Set(facts.map(({ requestedBy }) => requestedBy))).toEqual(new Set(['holder']));
    });
    const rows = await log.admin.query(
      'select count(*) from verifier.verification where organisation_id is null',
    );
    expect(rows.rows).toEqual([{ count: '0' }]);
  }, 30_000);

  it('is for the wallet alone', async () => {
    const credentials = [{ holder: newId(), text: '{}' }];
    expect((await ask('matching', credentials)).body).toMatchObject({ code: 'AUTH_PORT_NOT_YOURS' });
    const outside = await service.call('POST', verifyForHolder.path, { as: employer, body: { credentials } });
    expect(outside.status).toBe(401);
  });
});

describe('row-level security', () => {
  it('holds whatever the query says', async () => {
    await verify((await institution.issue()).text);
    const { database } = service.runtime.context('verifier');
    for (const scope of [{ organisation: newId() }, { holder: newId() }, 'public'] as const) {
      await database.transaction(scope, async (tx) => {
        expect(await tx.query('select 1 from verifier.verification')).toEqual([]);
        expect(await tx.query('select 1 from verifier.trust_change')).toEqual([]);
        expect(await tx.query('update verifier.trusted_issuer set reason = $1 returning did', ['x'])).toEqual(
          [],
        );
      });
    }
    const forged = { organisation: newId() };
    await expect(
      database.transaction(forged, (tx) =>
        tx.query(`insert into verifier.verification select $1, $2, 'c', 'd', 'i', 'verified', '[]', now()`, [
          newId(),
          employer.organisationId,
        ]),
      ),
    ).rejects.toThrow('row-level security');
  });
});

describe('access', () => {
  it.each([
    ['POST', '/verifier/verifications'],
    ['GET', '/verifier/verifications'],
    ['POST', '/vc-api/credentials/verify'],
    ['GET', '/verifier/trust/issuers'],
    ['PUT', '/verifier/trust/issuers/did:web:example.org'],
    ['GET', '/verifier/trust/issuers/did:web:example.org/history'],
  ])('to %s %s needs a token with the scope', async (method, path) => {
    const body = method === 'GET' ? undefined : {};
    expect((await service.call(method, path, { body })).status).toBe(401);
    expect((await service.call(method, path, { as: { scopes: ['wallet'] }, body })).status).toBe(403);
  });
});
