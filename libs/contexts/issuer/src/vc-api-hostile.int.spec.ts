import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { vcApiCryptosuite, type IssuerProfile } from '@wellspring/contracts';
import { newId } from '@wellspring/persistence';
import { startScenario, type Institution, type Scenario } from './testing/scenario.js';

interface Told {
  readonly status: number;
  readonly text: string;
  readonly body: { readonly verifiableCredential: Record<string, unknown>; readonly code: string };
}

let scenario: Scenario;
let school: Institution;
let dids: Record<string, string>;
beforeAll(async () => {
  scenario = await startScenario();
  school = await scenario.institution();
  dids = await didsOf(school);
});
afterAll(() => scenario.close());

async function didsOf(institution: Institution): Promise<Record<string, string>> {
  const { keys } = (await institution.get('/issuer/profile')).body as IssuerProfile;
  return Object.fromEntries(keys.map(({ algorithm, didKey }) => [algorithm, didKey]));
}
const aCredential = (issuer: unknown, over: object = {}) => ({
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  type: ['VerifiableCredential'],
  issuer,
  validFrom: '2026-05-15T16:00:00Z',
  credentialSubject: { id: 'did:example:subject', name: 'Ana' },
  ...over,
});
const pathOf = (suite: string) => `/vc-api/${suite}/credentials/issue`;
const issuerOf = (suite: string) => dids[suite.startsWith('eddsa') ? 'Ed25519' : 'ES256'];
const issue = (suite: string, over: object = {}, options: object = {}): Promise<Told> =>
  school.post(pathOf(suite), { credential: aCredential(issuerOf(suite), over), options });
const signatures = async () => {
  const { keys } = (await school.get('/issuer/profile')).body as IssuerProfile;
  return keys.reduce((sum, key) => sum + key.signatures, 0);
};
const nested = (depth: number) => `${'{"name":'.repeat(depth)}"x"${'}'.repeat(depth)}`;

describe.each(vcApiCryptosuite.options)('%s, asked for what is hostile', (suite) => {
  it.each<[string, () => object | string]>([
    ['a credential that is a text', () => ({ credential: 'ey.ey.ey' })],
    ['a credential that is a list', () => ({ credential: [aCredential(issuerOf(suite))] })],
    ['no credential', () => ({ verifiableCredential: aCredential(issuerOf(suite)) })],
    [
      'another media type',
      () => ({ credential: aCredential(issuerOf(suite)), options: { mediaType: 'x/y' } }),
    ],
    ['pointers that are none', () => ({ credential: {}, options: { mandatoryPointers: [7] } })],
    [
      'too many pointers',
      () => ({ credential: {}, options: { mandatoryPointers: Array(201).fill('/issuer') } }),
    ],
    ['a member twice', () => `{"credential":{"issuer":"a","issuer":"b"}}`],
    ['a member of every object', () => `{"credential":{"constructor":{"prototype":{"a":1}}}}`],
    ['a number beyond JSON', () => `{"credential":{"credentialSubject":{"id":1e999}}}`],
    ['bottomless nesting', () => `{"credential":${nested(20_000)}}`],
  ])('refuses %s, and signs nothing', async (_, make) => {
    const before = await signatures();
    const sent = make();
    const body = typeof sent === 'string' ? sent : JSON.stringify(sent);
    const answer: Told = await school.call('POST', pathOf(suite), {
      raw: { type: 'application/json', body },
    });
    expect([answer.status, answer.body.code]).toEqual([400, expect.stringMatching(/^[A-Z_]+$/)]);
    expect(await signatures()).toBe(before);
  });

  it.each<[string, object]>([
    ['a context of its own', { '@context': ['https://www.w3.org/ns/credentials/v2', { name: 'urn:x:y' }] }],
    ['a context at another place', { credentialSubject: { '@context': 'urn:x', id: 'did:example:a' } }],
    ['a proof that builds on nothing', { proof: 'none' }],
    ['an issuer of two', { issuer: ['did:key:a', 'did:key:b'] }],
    ['a text with half a character', { name: 'a\ud800b' }],
    ['a text with U+0000', { name: 'a\u0000b' }],
    ['a text with a control character', { name: 'a\u0001b' }],
    ['a number with an exponent', { credentialSubject: { id: 'did:example:a', 'urn:x:n': 1e-7 } }],
  ])('refuses %s, and signs nothing', async (_, over) => {
    const before = await signatures();
    const { status, body } = await issue(suite, over);
    expect([status, body.code]).toEqual([400, expect.stringMatching(/^[A-Z_]+$/)]);
    expect(await signatures()).toBe(before);
  });

  it('refuses a term that no context defines, and signs it in no envelope either', async () => {
    const before = await signatures();
    for (const options of [{}, { mediaType: 'application/vc+jwt' }]) {
      const issuer = 'mediaType' in options ? dids['ES256'] : issuerOf(suite);
      const { status, body } = await issue(suite, { issuer, credentialSubject: { colour: 'red' } }, options);
      expect([status, body.code]).toEqual([400, 'ISSUER_CANNOT_SIGN']);
    }
    expect(await signatures()).toBe(before);
  });

  it('refuses what is too large before it reads it', async () => {
    const answer = await issue(suite, { name: 'x'.repeat(1_100_000) });
    expect([answer.status, answer.body.code]).toEqual([413, 'BODY_TOO_LARGE']);
  });

  it('signs each of many at once, and answers each its own', async () => {
    const before = await signatures();
    const names = Array.from({ length: 8 }, (_, index) => `Person ${index}`);
    const answers = await Promise.all(names.map((name) => issue(suite, { name })));
    expect(answers.map(({ body }) => body.verifiableCredential?.['name'])).toEqual(names);
    expect(await signatures()).toBe(before + names.length);
  });
});

describe('an Idempotency-Key of the VC API', () => {
  const keyed = (
    institution: Institution,
    did: unknown,
    key: string,
    suite = 'ecdsa-jcs-2019',
  ): Promise<Told> =>
    institution.post(pathOf(suite), { credential: aCredential(did) }, { 'idempotency-key': key });

  it('belongs to its institution: another is answered its own, and no credential of the first', async () => {
    const other = await scenario.institution('Mesa Tech');
    const key = newId();
    const ours = await keyed(school, dids['ES256'], key);
    const theirs = await keyed(other, (await didsOf(other))['ES256'], key);
    expect([ours.status, theirs.status]).toEqual([201, 201]);
    expect(theirs.body.verifiableCredential['issuer']).not.toBe(dids['ES256']);
    const stolen = await keyed(other, dids['ES256'], newId());
    expect([stolen.status, stolen.body.code]).toEqual([400, 'ISSUER_FOREIGN_ISSUER']);
  });

  it('keeps a refusal too, and is refused itself for another suite', async () => {
    const key = newId();
    for (const _ of [1, 2]) {
      const { status, body } = await keyed(school, 'did:example:somebody', key);
      expect([status, body.code]).toEqual([400, 'ISSUER_FOREIGN_ISSUER']);
    }
    await keyed(school, dids['ES256'], `${key}-2`);
    const { status, body } = await keyed(school, dids['ES256'], `${key}-2`, 'ecdsa-rdfc-2019');
    expect([status, body.code]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
  });

  it('of a strange form is refused or kept, and never a fault', async () => {
    for (const key of ['', ' ', 'x'.repeat(5000), '\u00e9', "'; drop table issuer.profile; --"]) {
      const { status } = await keyed(school, dids['ES256'], key);
      expect([key.slice(0, 20), status < 500]).toEqual([key.slice(0, 20), true]);
    }
  });

  it('is not needed: the same call again is signed again', async () => {
    const before = await signatures();
    const twice = [await issue('eddsa-jcs-2022'), await issue('eddsa-jcs-2022')];
    expect(twice.map(({ status }) => status)).toEqual([201, 201]);
    expect(await signatures()).toBe(before + 2);
  });
});

describe('deriving from what is hostile', () => {
  const derive = (verifiableCredential: unknown, selectivePointers: unknown[] = ['/issuer']): Promise<Told> =>
    school.post('/vc-api/credentials/derive', { verifiableCredential, options: { selectivePointers } });
  const base = async () => (await issue('ecdsa-sd-2023')).body.verifiableCredential as { proof: object };
  const withValue = async (proofValue: unknown) => {
    const signed = await base();
    return { ...signed, proof: { ...signed.proof, proofValue } };
  };

  it.each<[string, unknown]>([
    ['none', undefined],
    ['a number', 7],
    ['empty', 'u'],
    ['of another base', 'z2j'],
    ['not CBOR', 'u2V0AAAAA'],
    [
      'CBOR that promises more than there is',
      `u${Buffer.from('d95d009affffffff', 'hex').toString('base64url')}`,
    ],
    ['nested without end', `u${Buffer.from(`d95d00${'81'.repeat(50_000)}`, 'hex').toString('base64url')}`],
  ])('refuses a proof value that is %s', async (_, value) => {
    const { status, body } = await derive(await withValue(value));
    expect([status, body.code]).toEqual([400, 'ISSUER_CANNOT_SIGN']);
  });

  it.each([
    ['/__proto__'],
    ['/constructor/prototype'],
    ['issuer'],
    ['/~2'],
    ['/type/99'],
    ['/type/-1'],
    ['/type/01'],
  ])('refuses the pointer %s', async (pointer) => {
    const { status, body } = await derive(await base(), [pointer]);
    expect([status, body.code]).toEqual([400, 'ISSUER_CANNOT_SIGN']);
  });

  it('refuses to derive from what was derived', async () => {
    const { body } = await derive(await base());
    const again = await derive(body.verifiableCredential);
    expect([again.status, again.body.code]).toEqual([400, 'ISSUER_CANNOT_SIGN']);
  });

  it('derives the same twice from one, each time unlinkably, and many at once', async () => {
    const signed = await base();
    const answers = await Promise.all(Array.from({ length: 6 }, () => derive(signed)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    const shown = answers.map(({ body: { verifiableCredential } }) => {
      const { proof: _, ...open } = verifiableCredential;
      return JSON.stringify(open);
    });
    expect(new Set(shown).size).toBe(1);
  });
});
