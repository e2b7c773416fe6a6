import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { employer, present, startScenario, type Scenario } from './testing/scenario.js';

interface Told {
  readonly status: number;
  readonly text: string;
  readonly body: { readonly code: string; readonly errors?: readonly { path: string; message: string }[] };
}

let scenario: Scenario;
let credential: Record<string, unknown>;
beforeAll(async () => {
  scenario = await startScenario();
  credential = JSON.parse((await scenario.institution.issue()).text) as Record<string, unknown>;
});
afterAll(() => scenario.close());

const paths = { credentials: '/vc-api/credentials/verify', presentations: '/vc-api/presentations/verify' };
const post = (path: string, body: object | string): Promise<Told> =>
  scenario.service.call('POST', path, {
    as: employer,
    raw: { type: 'application/json', body: typeof body === 'string' ? body : JSON.stringify(body) },
  });
const verify = (verifiableCredential: unknown, options: object = {}) =>
  post(paths.credentials, { verifiableCredential, options });
const verifyPresentation = (verifiablePresentation: unknown, options: object = {}) =>
  post(paths.presentations, { verifiablePresentation, options });
const coded = [400, expect.stringMatching(/^(VERIFIER|REQUEST|BODY)_[A-Z_]+$/)];

describe('verifying what is hostile over the VC API', () => {
  it.each<[string, unknown]>([
    ['a number', 7],
    ['nothing', null],
    ['a list', [{}]],
    ['an empty object', {}],
    ['a text that is no JSON', 'nonsense'],
    ['half of a JWT', 'ey.ey'],
    ['a JWT of nothing', 'e30.e30.'],
    [
      'an envelope within an envelope',
      { type: 'EnvelopedVerifiableCredential', id: 'data:application/json,{}' },
    ],
    ['an envelope at an address', { type: 'EnvelopedVerifiableCredential', id: 'http://169.254.169.254/' }],
    ['a proof that is a text', { type: 'VerifiableCredential', proof: 'yes' }],
    ['a list of proofs that are none', { type: 'VerifiableCredential', proof: [null, 7, [], {}] }],
  ])('refuses %s', async (_, sent) => {
    const { status, body } = await verify(sent);
    expect([status, body.code]).toEqual(coded);
  });

  it.each(['verified', 'checks', 'outcome'])('believes no member %s of a credential', async (member) => {
    const { status, body } = await verify({ ...credential, [member]: true });
    expect([status, body.code]).toEqual([400, 'VERIFIER_NOT_VERIFIED']);
  });

  it.each<[string, unknown]>([
    ['checks that are a text', 'proof'],
    ['checks that are numbers', [7]],
  ])('refuses %s', async (_, checks) => {
    const { status, body } = await verify(credential, { checks });
    expect([status, body.code]).toEqual([400, 'REQUEST_INVALID']);
  });

  it.each([[[]], [['nothing']], [['__proto__']]])(
    'never skips the proof for being asked %j',
    async (checks) => {
      const forged = { ...credential, name: 'Forged' };
      const { status, body } = await verify(forged, { checks });
      expect(status).toBe(400);
      expect(body.errors?.map(({ path }) => path)).toContain('proof');
    },
  );

  it('answers the same call again and again alike, also at once', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => verify(credential)));
    answers.push(await verify(credential));
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    const forged = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        verify(index % 2 ? credential : { ...credential, name: 'Forged' }),
      ),
    );
    expect(forged.map(({ status }) => status)).toEqual([400, 200, 400, 200, 400, 200, 400, 200]);
  });
});

describe('verifying presentations that are hostile over the VC API', () => {
  it.each<[string, unknown]>([
    ['a credential', () => credential],
    [
      'an envelope of a credential',
      { type: 'EnvelopedVerifiablePresentation', id: 'data:application/vc+jwt,e30.e30.AA' },
    ],
    ['an envelope at an address', { type: 'EnvelopedVerifiablePresentation', id: 'http://169.254.169.254/' }],
    ['a presentation in its place', { verifiableCredential: [{ type: ['VerifiablePresentation'] }] }],
    ['credentials as texts', { verifiableCredential: ['e30.e30.AA'] }],
    ['a list of lists', { verifiableCredential: [[[]]] }],
    ['a holder of two', { holder: ['did:example:a', 'did:example:b'] }],
  ])('refuses %s', async (_, over) => {
    const sent =
      typeof over === 'function'
        ? (over as () => object)()
        : { ...(await present([credential])), ...(over as object) };
    const { status, body } = await verifyPresentation(sent);
    expect([status, body.code]).toEqual(coded);
  });

  it('reads a hundred credentials and no more', async () => {
    const many = (length: number) => present(Array.from({ length }, () => credential));
    const { status, body } = await verifyPresentation(await many(101));
    expect([status, body.code]).toEqual([400, 'VERIFIER_NOT_A_PRESENTATION']);
    expect((await verifyPresentation(await many(100))).status).toBe(200);
  });

  it('names each credential that is refused among many, by its place', async () => {
    const forged = { ...credential, name: 'Forged' };
    const { body } = await verifyPresentation(await present([forged, credential, forged]));
    expect(body.errors?.map(({ path }) => path)).toEqual([
      'verifiableCredential[0].proof',
      'verifiableCredential[2].proof',
    ]);
  });

  it.each([
    ['', 400],
    [['a', 'b'], 400],
    [7, 400],
    ['x'.repeat(1001), 400],
  ])('refuses a challenge that is not what was signed: %j', async (challenge, status) => {
    const made = await present([credential], { challenge: 'c-1', domain: 'd' });
    expect((await verifyPresentation(made, { challenge })).status).toBe(status);
  });

  it.each(Object.values(paths))(
    '%s refuses bottomless nesting and what is too large, and lives',
    async (path) => {
      const member = path === paths.credentials ? 'verifiableCredential' : 'verifiablePresentation';
      const deep = await post(path, `{"${member}":${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}}`);
      expect([deep.status, deep.body.code]).toEqual(coded);
      const large = await post(path, { [member]: { name: 'x'.repeat(1_100_000) } });
      expect([large.status, large.body.code]).toEqual([413, 'BODY_TOO_LARGE']);
      expect((await scenario.service.call('GET', '/health/live')).status).toBe(200);
    },
  );
});
