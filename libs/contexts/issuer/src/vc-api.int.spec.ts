import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { vcApiCryptosuite, type IssuerProfile } from '@wellspring/contracts';
import { doorSuite } from '@wellspring/testing';
import { askAsStrangers, garbageIsTold, sendGarbage, strangersAreTold } from './testing/hostile.js';
import { startScenario, type Institution, type Scenario } from './testing/scenario.js';

/** What the routes answer: a credential, or a problem. */
interface Told {
  readonly status: number;
  readonly text: string;
  readonly body: {
    readonly verifiableCredential: Readonly<Record<string, unknown>>;
    readonly code: string;
    readonly errors: readonly object[];
  };
}

let scenario: Scenario;
let school: Institution;
/** The institution's did:key by its algorithm. */
let issuers: Record<string, string>;
let base: object;
beforeAll(async () => {
  scenario = await startScenario();
  school = await scenario.institution();
  const { keys } = (await school.get('/issuer/profile')).body as IssuerProfile;
  issuers = Object.fromEntries(keys.map(({ algorithm, didKey }) => [algorithm, didKey]));
  base = (await issue('ecdsa-sd-2023', issuers['ES256'])).body.verifiableCredential;
});
afterAll(() => scenario.close());

const aCredential = (issuer: unknown, over: object = {}) => ({
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  id: 'urn:uuid:5ff0c6d8-2a3b-4e3e-9f4c-1d2b3a4c5d6e',
  type: ['VerifiableCredential'],
  name: 'A credential of the test',
  issuer,
  validFrom: '2026-05-15T16:00:00Z',
  credentialSubject: { id: 'did:example:subject', name: 'Ana Flores' },
  ...over,
});
const issuerFor = (suite: string) => issuers[suite.startsWith('eddsa') ? 'Ed25519' : 'ES256'];

const post = (path: string, body: object): Promise<Told> => school.post(path, body);

function issue(suite: string, issuer: unknown, over: object = {}, options: object = {}): Promise<Told> {
  const path = suite ? `/vc-api/${suite}/credentials/issue` : '/vc-api/credentials/issue';
  return post(path, { credential: aCredential(issuer, over), options });
}
const countOf = async (sql: string) =>
  Number((await scenario.log.admin.query<{ n: string }>(sql)).rows[0]?.n ?? 0);
const vcApiSignatures = () =>
  countOf("select coalesce(sum(signatures), 0) as n from issuer.signature_audit where purpose = 'vc-api'");

describe('issuing over the VC API', () => {
  it.each(['', ...vcApiCryptosuite.options.filter((each) => each !== 'ecdsa-sd-2023')])(
    'answers 201 and what verifies, of the suite in the path: %s',
    async (suite) => {
      const { status, body } = await issue(suite, issuerFor(suite || 'eddsa'));
      expect(status).toBe(201);
      const { verifiableCredential } = body;
      expect(verifiableCredential['proof']).toMatchObject({
        type: 'DataIntegrityProof',
        cryptosuite: suite || 'eddsa-rdfc-2022',
        proofPurpose: 'assertionMethod',
      });
      // An achievement is what the schema of Open Badges asks for beside.
      const wrong = await scenario.verify(JSON.stringify(verifiableCredential));
      expect(wrong.filter((code) => /PROOF|KEY|ISSUER/.test(code))).toEqual([]);
      const forged = await scenario.verify(JSON.stringify({ ...verifiableCredential, name: 'Forged' }));
      expect(forged).toContain('PROOF_INVALID');
    },
  );

  it.each(['ecdsa-rdfc-2019', 'ecdsa-jcs-2019'])(
    'signs with the key on P-384 where the credential names its did:key as issuer: %s',
    async (suite) => {
      const issuer = issuers['ES384'];
      expect(issuer).toMatch(/^did:key:z82/);
      const { status, body } = await issue(suite, issuer);
      expect(status).toBe(201);
      const { verifiableCredential } = body;
      expect(verifiableCredential['proof']).toMatchObject({
        cryptosuite: suite,
        verificationMethod: expect.stringMatching(`^${issuer}#z82`),
      });
      const wrong = await scenario.verify(JSON.stringify(verifiableCredential));
      expect(wrong.filter((code) => /PROOF|KEY|ISSUER/.test(code))).toEqual([]);
      const forged = await scenario.verify(JSON.stringify({ ...verifiableCredential, name: 'Forged' }));
      expect(forged).toContain('PROOF_INVALID');
    },
  );

  it('counts each signature on the key that made it', async () => {
    const counts = async () => {
      const { keys } = (await school.get('/issuer/profile')).body as IssuerProfile;
      return Object.fromEntries(keys.map(({ algorithm, signatures }) => [algorithm, signatures]));
    };
    const before = await counts();
    await issue('ecdsa-jcs-2019', issuers['ES384']);
    const after = await counts();
    expect(after).toEqual({ ...before, ES384: (before['ES384'] ?? 0) + 1 });
  });

  it('signs for selective disclosure, and derives what is asked for and what must be shown', async () => {
    const answer = await issue('ecdsa-sd-2023', issuers['ES256'], {}, { mandatoryPointers: ['/issuer'] });
    expect(answer.status).toBe(201);
    const { status, body } = await post('/vc-api/credentials/derive', {
      verifiableCredential: answer.body.verifiableCredential,
      options: { selectivePointers: ['/name'] },
    });
    expect(status).toBe(201);
    expect(body.verifiableCredential).toMatchObject({
      issuer: issuers['ES256'],
      name: 'A credential of the test',
    });
    expect(JSON.stringify(body)).not.toContain('did:example:subject');
    const wrong = await scenario.verify(JSON.stringify(body.verifiableCredential));
    expect(wrong.filter((code) => code.startsWith('PROOF'))).toEqual([]);
    const forged = { ...body.verifiableCredential, name: 'Forged' };
    expect((await scenario.verify(JSON.stringify(forged))).some((code) => code.startsWith('PROOF'))).toBe(
      true,
    );
  });

  it.each(['ES256', 'ES384'])(
    'answers a VC-JWT of %s in an envelope where its media type is asked for',
    async (alg) => {
      const { status, body } = await issue('', issuers[alg], {}, { mediaType: 'application/vc+jwt' });
      expect(status).toBe(201);
      const { type, id } = body.verifiableCredential as { type: string; id: string };
      expect(type).toBe('EnvelopedVerifiableCredential');
      const jwt = id.slice('data:application/vc+jwt,'.length);
      const wrong = await scenario.verify(jwt);
      expect(wrong.filter((code) => /PROOF|KEY|ISSUER|JWT/.test(code))).toEqual([]);
      const [header = ''] = jwt.split('.');
      expect(JSON.parse(Buffer.from(header, 'base64url').toString())).toMatchObject({
        alg,
        typ: 'vc+jwt',
      });
    },
  );

  it('takes an issuer that is an object', async () => {
    const { status, body } = await issue('', { id: issuers['Ed25519'], name: 'Rio Bravo' });
    expect(status).toBe(201);
    expect(body.verifiableCredential).toMatchObject({ issuer: { name: 'Rio Bravo' } });
  });

  it('adds a proof to those that are there', async () => {
    const one = await issue('eddsa-rdfc-2022', issuers['Ed25519']);
    const two = await post('/vc-api/eddsa-jcs-2022/credentials/issue', {
      credential: one.body.verifiableCredential,
    });
    expect(two.body.verifiableCredential).toMatchObject({
      proof: [{ cryptosuite: 'eddsa-rdfc-2022' }, { cryptosuite: 'eddsa-jcs-2022' }],
    });
  });

  it('counts the signature and keeps nothing else', async () => {
    const before = await vcApiSignatures();
    await issue('', issuers['Ed25519']);
    expect(await vcApiSignatures()).toBe(before + 1);
    expect(await countOf('select count(*) as n from issuer.credential')).toBe(0);
    expect(await countOf('select count(*) as n from issuer.idempotent_answer')).toBe(0);
  });
});

describe('refusing to issue over the VC API', () => {
  it('knows no other cryptosuite', async () => {
    const { status, body } = await issue('bbs-2023', issuers['Ed25519']);
    expect([status, body.code]).toEqual([404, 'ISSUER_UNKNOWN_CRYPTOSUITE']);
  });

  it.each([
    ['of somebody else', () => 'did:web:elsewhere.example'],
    ["of the institution's other key", () => issuers['ES256']],
    ['of another key, as an object', () => ({ id: issuers['ES256'] })],
  ])('refuses an issuer %s', async (_, issuer) => {
    const { status, body } = await issue('eddsa-rdfc-2022', issuer());
    expect([status, body.code]).toEqual([400, 'ISSUER_FOREIGN_ISSUER']);
  });

  it.each([
    ['eddsa-jcs-2022', ['Ed25519']],
    ['ecdsa-rdfc-2019', ['ES256', 'ES384']],
    ['ecdsa-sd-2023', ['ES256']],
  ])('names the did:keys that %s signs as', async (suite, algorithms) => {
    const { body } = await issue(suite, 'did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2');
    const own = algorithms.map((algorithm) => issuers[algorithm]);
    expect(body.errors).toEqual([{ path: 'credential.issuer', message: `is ${own.join(' or ')}` }]);
  });

  it('does not take the key on P-384 for selective disclosure, which is defined on P-256 alone', async () => {
    const { status, body } = await issue('ecdsa-sd-2023', issuers['ES384']);
    expect([status, body.code]).toEqual([400, 'ISSUER_FOREIGN_ISSUER']);
  });

  it('signs nothing with a key that is compromised or has run out, and with the other still', async () => {
    const other = await scenario.institution('Mesa Tech');
    const { keys } = (await other.get('/issuer/profile')).body as IssuerProfile;
    const didOf = (wanted: string) => keys.find(({ algorithm }) => algorithm === wanted)?.didKey;
    const sign = (algorithm: string): Promise<Told> =>
      other.post('/vc-api/ecdsa-jcs-2019/credentials/issue', { credential: aCredential(didOf(algorithm)) });
    for (const column of ['compromised_since', 'valid_until']) {
      const set = (value: string) =>
        scenario.log.admin.query(
          `update issuer.signing_key set ${column} = ${value} where organisation_id = $1 and algorithm = 'ES384'`,
          [other.organisationId],
        );
      await set('now()');
      expect((await sign('ES384')).body.code).toBe('ISSUER_FOREIGN_ISSUER');
      expect((await sign('ES256')).status).toBe(201);
      await set('null');
      expect((await sign('ES384')).status).toBe(201);
    }
  });

  it.each([
    ['no issuer', { issuer: undefined }],
    ['no subject', { credentialSubject: undefined }],
    ['no context', { '@context': undefined }],
    ['another type alone', { type: ['Diploma'] }],
    ['a date that is none', { validFrom: 'yesterday' }],
  ])('refuses a credential with %s', async (_, over) => {
    const { status, body } = await issue('', issuers['Ed25519'], over);
    expect([status, body.code]).toEqual([400, 'ISSUER_NOT_A_CREDENTIAL']);
    expect(body.errors.length).toBeGreaterThan(0);
  });

  it.each([
    ['a term that no context defines', { colour: 'red' }],
    [
      'a context that nobody pinned',
      { '@context': ['https://www.w3.org/ns/credentials/v2', 'urn:x:unpinned'] },
    ],
  ])('refuses %s, for it would not be signed', async (_, over) => {
    const { status, body } = await issue('', issuers['Ed25519'], over);
    expect([status, body.code]).toEqual([400, 'ISSUER_CANNOT_SIGN']);
  });

  it('refuses to derive from what has no base proof, and pointers that point nowhere', async () => {
    const { body: signed } = await issue('', issuers['Ed25519']);
    for (const verifiableCredential of [signed.verifiableCredential, base]) {
      const { status, body } = await post('/vc-api/credentials/derive', {
        verifiableCredential,
        options: { selectivePointers: ['/nothing/here'] },
      });
      expect([status, body.code]).toEqual([400, 'ISSUER_CANNOT_SIGN']);
    }
  });

  it.each([
    '/vc-api/credentials/issue',
    '/vc-api/ecdsa-sd-2023/credentials/issue',
    '/vc-api/credentials/derive',
  ])('%s is closed to strangers and refuses garbage', async (path) => {
    const body = path.endsWith('derive')
      ? { verifiableCredential: base }
      : { credential: aCredential(issuers['Ed25519']) };
    const route = { method: 'POST', path, scope: 'credentials:issue', body } as const;
    expect(await askAsStrangers(scenario, school, route)).toEqual(strangersAreTold);
    expect(await sendGarbage(school, path)).toEqual(garbageIsTold);
  });
});

describe('repeating a call of the VC API', () => {
  const repeat = (key: string, over: object = {}): Promise<Told> =>
    school.post(
      '/vc-api/ecdsa-rdfc-2019/credentials/issue',
      { credential: aCredential(issuers['ES256'], over) },
      { 'idempotency-key': key },
    );

  it('answers the first credential, though another signature would differ, also to many at once', async () => {
    const before = await vcApiSignatures();
    const answers = await Promise.all(Array.from({ length: 6 }, () => repeat('once')));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(await vcApiSignatures()).toBe(before + 1);
  });

  it('refuses the key for another credential or another suite', async () => {
    await repeat('taken');
    const other = await repeat('taken', { name: 'Another' });
    expect([other.status, other.body.code]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
  });

  it('keeps what it answers again sealed', async () => {
    await repeat('sealed');
    const { rows } = await scenario.log.admin.query<{ answer: object }>(
      'select answer from issuer.idempotent_answer',
    );
    expect(rows.length).toBeGreaterThan(0);
    // A name with a space, which sealed bytes as base64 cannot have by chance.
    expect(JSON.stringify(rows)).not.toContain('Ana Flores');
  });
});

const asSchool = { as: () => school.caller };
const issueBody = () => ({ credential: aCredential(issuers['Ed25519']) });
doorSuite({
  context: 'issuer',
  prefixes: ['/vc-api/credentials/issue', '/vc-api/credentials/derive', '/vc-api/{cryptosuite}/'],
  service: () => scenario.service,
  doors: [
    { route: 'POST /vc-api/credentials/issue', body: issueBody, isOpen: true, ...asSchool },
    {
      route: 'POST /vc-api/{cryptosuite}/credentials/issue',
      path: () => '/vc-api/eddsa-rdfc-2022/credentials/issue',
      body: issueBody,
      isOpen: true,
      ...asSchool,
    },
    {
      route: 'POST /vc-api/credentials/derive',
      body: () => ({ verifiableCredential: base, options: { selectivePointers: ['/name'] } }),
      isOpen: true,
      ...asSchool,
    },
  ],
});
