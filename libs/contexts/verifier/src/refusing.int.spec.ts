import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { credentialRevoked, credentialVerified, type CheckResultMessage } from '@wellspring/contracts';
import { credentialsV2 } from '@wellspring/standards';
import { newId } from '@wellspring/persistence';
import { GuardedClient } from '@wellspring/platform';
import {
  eventually,
  sentFact,
  TestInstitution,
  type CredentialOptions,
  type TestCredential,
} from '@wellspring/testing';
import { OutsideWorld } from './outside/outside-world.js';
import { checksOf, employer, startScenario, type Scenario } from './testing/scenario.js';

let scenario: Scenario;
beforeAll(async () => {
  scenario = await startScenario();
});
beforeEach(() => {
  scenario.neighbour.outage = false;
});
afterAll(() => scenario.close());

const issue = (options?: CredentialOptions) => scenario.institution.issue(options);
const jwt = async () => (await issue({ format: 'vc+jwt' })).text;
const spoiled = ({ text }: TestCredential, members: object) =>
  JSON.stringify({ ...(JSON.parse(text) as object), ...members });
const proofOf = ({ text }: TestCredential) => (JSON.parse(text) as { proof: object }).proof;
const encoded = (part: unknown) => Buffer.from(JSON.stringify(part)).toString('base64url');
const decoded = (part = '') =>
  JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>;

function withHeader(text: string, changes: object): string {
  const [header, payload, signature] = text.split('.');
  return [encoded({ ...decoded(header), ...changes }), payload, signature].join('.');
}

function forged(text: string, change: (payload: Record<string, unknown>) => object): string {
  const [header, payload, signature] = text.split('.');
  return [header, encoded(change(decoded(payload))), signature].join('.');
}

function revoked(credential: TestCredential): string {
  scenario.institution.revoke(credential);
  scenario.service.app.get(OutsideWorld).forgetStatusLists();
  return credential.text;
}

function suspended(credential: TestCredential): string {
  scenario.institution.suspend(credential);
  scenario.service.app.get(OutsideWorld).forgetStatusLists();
  return credential.text;
}

describe('refusing a credential', () => {
  it.each<[string, () => Promise<string>, Record<string, string>]>([
    [
      'altered',
      async () => (await issue()).text.replace('Reads logs', 'Writes logs'),
      { proof: 'PROOF_INVALID' },
    ],
    [
      'altered within its envelope',
      async () => forged(await jwt(), (payload) => ({ ...payload, name: 'Another' })),
      { proof: 'PROOF_INVALID' },
    ],
    [
      'expired',
      async () => (await issue({ validUntil: new Date(Date.now() - 1000) })).text,
      { 'validity-dates': 'EXPIRED' },
    ],
    [
      'early',
      async () => (await issue({ validFrom: new Date(Date.now() + 60_000) })).text,
      { 'validity-dates': 'NOT_YET_VALID' },
    ],
    ['revoked', async () => revoked(await issue()), { status: 'REVOKED' }],
    [
      'suspended',
      async () => suspended(await issue({ statusPurpose: 'suspension' })),
      { status: 'SUSPENDED' },
    ],
    [
      'signed by another than it names',
      async () => (await issue({ issuer: 'did:web:localhost%3A3999:issuer:dids:somebody' })).text,
      { proof: 'pass', 'issuer-binding': 'ISSUER_MISMATCH', 'issuer-trust': 'ISSUER_UNKNOWN' },
    ],
    [
      'of a key that is not the one listed under its name',
      async () => (await new TestInstitution().issue()).text,
      { proof: 'PROOF_INVALID' },
    ],
    [
      'of a key that nobody lists',
      async () => {
        const elsewhere = new TestInstitution();
        elsewhere.rotateKeys();
        return (await elsewhere.issue()).text;
      },
      { proof: 'KEY_UNKNOWN', 'issuer-binding': 'KEY_UNKNOWN' },
    ],
    [
      'of a context that is not pinned',
      async () =>
        (await issue()).text.replace('https://www.w3.org/ns/credentials/v2', 'https://evil.test/v2'),
      { context: 'CONTEXT_UNKNOWN' },
    ],
    [
      'of a context of its own',
      async () => spoiled(await issue(), { '@context': [credentialsV2, { name: 'https://evil.test/name' }] }),
      { context: 'CONTEXT_UNKNOWN' },
    ],
    [
      'of no shape of a badge',
      async () => spoiled(await issue(), { credentialSubject: {} }),
      { schema: 'SCHEMA_INVALID' },
    ],
    ['unsigned', async () => spoiled(await issue(), { proof: undefined }), { proof: 'PROOF_MISSING' }],
    [
      'signed in a way that is not read here',
      async () => spoiled(await issue(), { proof: { ...proofOf(await issue()), cryptosuite: 'bbs-2023' } }),
      { proof: 'PROOF_UNSUPPORTED' },
    ],
    [
      'a JWT of the algorithm none',
      async () => withHeader(await jwt(), { alg: 'none' }),
      { proof: 'STANDARDS_JWT_UNSECURED' },
    ],
    [
      'a JWT of a shared secret',
      async () => withHeader(await jwt(), { alg: 'HS256' }),
      { proof: 'STANDARDS_ALGORITHM_SYMMETRIC' },
    ],
    [
      'a JWT of another type',
      async () => withHeader(await jwt(), { typ: 'at+jwt' }),
      { proof: 'STANDARDS_JWT_TYPE' },
    ],
    [
      'a JWT of nobody',
      async () => withHeader(await jwt(), { kid: undefined }),
      { proof: 'STANDARDS_JWT_NO_KEY' },
    ],
  ])('that is %s, with a code of its own', async (_, make, expected) => {
    const text = await make();
    const fetched = jest.spyOn(scenario.service.app.get(GuardedClient), 'fetch');
    const answer = await scenario.verify(text);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ outcome: 'refused', decided: true });
    expect(checksOf(answer.body)).toMatchObject(expected);
    const refusal = await scenario.vcApi(text);
    expect(refusal.status).toBe(400);
    expect(refusal.body).toMatchObject({ code: 'VERIFIER_NOT_VERIFIED' });
    const { credentialId, checks } = answer.body as { credentialId: string; checks: CheckResultMessage[] };
    const failed = checks.filter(({ outcome }) => outcome === 'fail');
    await eventually(async () => {
      expect(await scenario.told(credentialId)).toContainEqual(
        expect.objectContaining({ outcome: 'refused', reasons: failed.map(({ code }) => code) }),
      );
    });
    // Nothing but documents and lists of issuers is ever asked for, no context least of all.
    const asked = fetched.mock.calls.map(([address]) => address);
    expect(asked.filter((address) => !address.startsWith('http://localhost:3999/issuer/'))).toEqual([]);
  });

  it('lets a suspension pass once it is lifted', async () => {
    const { institution, service } = scenario;
    const credential = await issue({ statusPurpose: 'suspension' });
    const world = service.app.get(OutsideWorld);
    const status = async () => {
      world.forgetStatusLists();
      return checksOf((await scenario.verify(credential.text)).body)['status'];
    };
    institution.suspend(credential);
    expect(await status()).toBe('SUSPENDED');
    institution.suspend(credential, false);
    expect(await status()).toBe('pass');
  });

  describe('for its status list', () => {
    const path = () => new URL(scenario.institution.statusListUrl).pathname;
    afterEach(() => {
      scenario.neighbour.answers.set(path(), () => scenario.institution.statusList());
      scenario.service.app.get(OutsideWorld).forgetStatusLists();
    });
    async function statusWith(list: unknown): Promise<[status: unknown, decided: boolean]> {
      scenario.neighbour.answers.set(path(), () => list);
      scenario.service.app.get(OutsideWorld).forgetStatusLists();
      const { body } = await scenario.verify((await issue()).text);
      return [checksOf(body)['status'], (body as { decided: boolean }).decided];
    }

    it.each<[string, () => Promise<unknown>, string, boolean]>([
      ['is not there', async () => undefined, 'STATUS_UNREACHABLE', false],
      ['is larger than anybody reads', async () => 'x'.repeat(6_000_000), 'STATUS_UNREACHABLE', false],
      [
        'is a bomb',
        () => scenario.institution.statusList('revocation', new Uint8Array(64 * 1024 * 1024)),
        'STATUS_LIST_MALFORMED',
        true,
      ],
      [
        'is shorter than its index',
        () => scenario.institution.statusList('revocation', new Uint8Array(0)),
        'STATUS_LIST_LENGTH',
        true,
      ],
      ['is none', async () => 'nonsense', 'STANDARDS_MALFORMED', true],
      ['is of another purpose', () => scenario.institution.statusList('suspension'), 'STATUS_PURPOSE', true],
      [
        'is of another issuer',
        () => new TestInstitution('http://localhost:3999', 'other').statusList(),
        'STATUS_FOREIGN',
        true,
      ],
      [
        'is signed by nobody whom the issuer lists',
        () => new TestInstitution().statusList(),
        'STATUS_UNPROVED',
        true,
      ],
    ])('that %s', async (_, list, code, decided) => {
      expect(await statusWith(await list())).toEqual([code, decided]);
    });
  });

  it.each([
    ['\u0000', 200, { outcome: 'refused' }],
    // UTF-8 has no form for it, so there is no such credential to judge.
    ['\ud800', 400, { code: 'VERIFIER_NOT_A_CREDENTIAL' }],
  ])('that holds what no text may (%j), wherever it stands', async (odd, status, told) => {
    const credential = await issue();
    for (const member of [
      { id: odd },
      { issuer: odd },
      { name: odd },
      { '@context': [odd] },
      { credentialSubject: { achievement: { alignment: [{ targetUrl: odd }] } } },
      { proof: { ...proofOf(credential), verificationMethod: `did:web:${odd}#k` } },
      { [odd]: odd },
    ]) {
      const answer = await scenario.verify(spoiled(credential, member));
      expect([member, answer.status]).toEqual([member, status]);
      expect(answer.body).toMatchObject(told);
      expect((await scenario.vcApi(spoiled(credential, member))).status).toBe(400);
    }
    const answer = await scenario.vcApi({ ...JSON.parse(credential.text), id: odd });
    expect(answer.body).toMatchObject({
      code: 'REQUEST_INVALID',
      errors: [{ path: 'verifiableCredential.id' }],
    });
  });

  it('sees a revocation at once, though the list was looked at a moment ago', async () => {
    const credential = await scenario.institution.issue();
    expect((await scenario.verify(credential.text)).body).toMatchObject({ outcome: 'verified' });
    scenario.institution.revoke(credential);
    await scenario.log.publish(
      sentFact(credentialRevoked, {
        credentialId: credential.id,
        awardId: newId(),
        organisationId: scenario.institution.organisationId,
        subject: newId(),
        reason: 'issued in error',
        revokedAt: new Date().toISOString(),
      }),
    );
    await eventually(async () => {
      expect(checksOf((await scenario.verify(credential.text)).body)).toMatchObject({ status: 'REVOKED' });
    }, 900);
  });

  it('decides nothing while a status list cannot be had, and tells nobody', async () => {
    const credential = await scenario.institution.issue();
    scenario.service.app.get(OutsideWorld).forgetStatusLists();
    scenario.neighbour.outage = true;
    const answer = await scenario.verify(credential.text);
    expect(answer.body).toMatchObject({ outcome: 'refused', decided: false });
    expect(checksOf(answer.body)).toMatchObject({ status: 'STATUS_UNREACHABLE' });
    scenario.neighbour.outage = false;
    expect((await scenario.verify(credential.text)).body).toMatchObject({ outcome: 'verified' });
    await eventually(async () => {
      const facts = (await scenario.log.published(credentialVerified)).filter(
        ({ credentialId }) => credentialId === credential.id,
      );
      expect(facts.map(({ outcome }) => outcome)).toEqual(['verified']);
    });
  });

  it('takes a key that is newer than what it remembers of the issuer', async () => {
    await scenario.verify((await scenario.institution.issue()).text);
    scenario.institution.rotateKeys();
    const { text } = await scenario.institution.issue();
    // Who was asked a moment ago is asked again after a second, not after the ten for which a document is kept.
    await eventually(
      async () => expect((await scenario.verify(text)).body).toMatchObject({ outcome: 'verified' }),
      5000,
    );
  });

  it.each([
    ['nonsense', 'nonsense', 400],
    ['an array', '[]', 400],
    ['two members of one name', '{"a":1,"a":2}', 400],
    ['bottomless nesting', '{"a":'.repeat(100_000), 400],
    ['6 MB', JSON.stringify({ a: 'x'.repeat(6_000_000) }), 413],
  ])('that is none: %s', async (_, text, status) => {
    const answer = await scenario.verify(text);
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
      const answer = await scenario.service.call('POST', '/verifier/verifications', { as: employer, raw });
      expect([answer.status, (answer.body as { code: string }).code]).toEqual([400, expect.any(String)]);
    }
    const large = await scenario.service.call('POST', '/verifier/verifications', {
      as: employer,
      body: { credential: 'x'.repeat(2_000_000) },
    });
    expect(large.body).toMatchObject({ status: 413, code: 'BODY_TOO_LARGE' });
    expect((await scenario.service.call('GET', '/health/live')).status).toBe(200);
  });
});
