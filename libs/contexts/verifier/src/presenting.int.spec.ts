import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  didDocument,
  didWebDocumentUrl,
  generateKeyPair,
  type KeyPair,
  type SigningKey,
} from '@wellspring/standards';
import { eventually } from '@wellspring/testing';
import { employer, present, presentAsJwt, startScenario, type Scenario } from './testing/scenario.js';

/** What the route answers: the checks, or a problem. */
interface Told {
  readonly status: number;
  readonly body: {
    readonly verified: boolean;
    readonly checks: readonly { check: string; outcome: string }[];
    readonly credentials: readonly object[];
    readonly code: string;
    readonly errors: { path: string; message: string }[];
  };
}

let scenario: Scenario;
let credential: Record<string, unknown>;
beforeAll(async () => {
  scenario = await startScenario();
  credential = JSON.parse((await scenario.institution.issue()).text) as Record<string, unknown>;
});
afterAll(() => scenario.close());

const verify = (verifiablePresentation: unknown, options: object = {}): Promise<Told> =>
  scenario.service.call('POST', '/vc-api/presentations/verify', {
    as: employer,
    body: { verifiablePresentation, options },
  });
const request = { challenge: 'c-1', domain: 'employer.example' };
const refusalsOf = (body: { errors: { path: string; message: string }[] }) =>
  body.errors.map(({ path, message }) => `${path} ${message.split(':')[0]}`);

describe('verifying a presentation', () => {
  it('answers 200 with the checks of the presentation and of each credential', async () => {
    const { status, body } = await verify(await present([credential], request), request);
    expect(status).toBe(200);
    expect(body.verified).toBe(true);
    expect(body.checks.map(({ check, outcome }) => `${check} ${outcome}`)).toEqual([
      'context pass',
      'schema pass',
      'proof pass',
      'holder-binding pass',
    ]);
    expect(body.credentials).toHaveLength(1);
  });

  it('reads one that is enveloped as VP-JWT, and holds it to the same request', async () => {
    const answer = await verify(presentAsJwt([credential], request), request);
    expect([answer.status, answer.body.verified]).toEqual([200, true]);
    const stale = await verify(presentAsJwt([credential], { ...request, challenge: 'c-2' }), request);
    expect([stale.status, refusalsOf(stale.body)]).toEqual([400, ['proof STANDARDS_JWT_NONCE']]);
    const forged = presentAsJwt([credential], request);
    const id = forged.id.replace(/.{8}$/, 'AAAAAAAA');
    const refused = await verify({ ...forged, id }, request);
    expect([refused.status, refusalsOf(refused.body)[0]]).toEqual([400, 'proof PROOF_INVALID']);
  });

  it.each([
    ['another challenge', { challenge: 'c-2' }],
    ['another domain', { domain: 'elsewhere.example' }],
  ])('refuses the answer to %s', async (_, other) => {
    const { status, body } = await verify(await present([credential], { ...request, ...other }), request);
    expect(status).toBe(400);
    expect(refusalsOf(body)).toEqual([expect.stringMatching(/^proof PROOF_/)]);
  });

  it('refuses one that was made to assert and not to authenticate', async () => {
    const { status, body } = await verify(await present([credential], { proofPurpose: 'assertionMethod' }));
    expect(status).toBe(400);
    expect(refusalsOf(body)).toEqual(['proof PROOF_PURPOSE']);
  });

  it('refuses one that was altered, one without a proof, and one of another holder', async () => {
    const signed = await present([credential]);
    const altered = await verify({ ...signed, verifiableCredential: [] });
    expect([altered.status, refusalsOf(altered.body)]).toEqual([400, ['proof PROOF_INVALID']]);
    const { proof: _, ...unsigned } = signed;
    const without = await verify(unsigned);
    expect([without.status, refusalsOf(without.body)]).toEqual([400, ['proof PROOF_MISSING']]);
    const foreign = await verify(await present([credential], {}, { holder: 'did:example:somebody' }));
    expect([foreign.status, refusalsOf(foreign.body)]).toEqual([400, ['holder-binding HOLDER_MISMATCH']]);
  });

  it('refuses it for a credential that does not hold, and names which', async () => {
    const forged = { ...credential, name: 'Another name' };
    const { status, body } = await verify(await present([credential, forged]));
    expect(status).toBe(400);
    expect(refusalsOf(body)).toEqual(['verifiableCredential[1].proof PROOF_INVALID']);
  });

  it.each([
    ['another context first', { '@context': ['https://www.w3.org/ns/did/v1'] }],
    ['another type', { type: ['VerifiableCredential'] }],
    ['a holder that is no URL', { holder: 'somebody' }],
    ['a credential that is a number', { verifiableCredential: [7] }],
  ])('refuses %s before it checks anything', async (_, over) => {
    const { status, body } = await verify({ ...(await present([credential])), ...over });
    expect([status, body.code]).toEqual([400, 'VERIFIER_NOT_A_PRESENTATION']);
  });
});

describe('a holder under did:web', () => {
  const did = 'did:web:localhost%3A3999:issuer:dids:ana';
  const algorithms = ['Ed25519', 'ES256', 'ES384'] as const;
  const keyOf = (algorithm: (typeof algorithms)[number]) => {
    const pair = generateKeyPair(algorithm);
    return { ...pair, id: `${did}#${algorithm}`, controller: did };
  };
  const keys = algorithms.map(keyOf);
  const publish = (listed: Parameters<typeof didDocument>[0]['keys'], at = did) =>
    scenario.neighbour.answers.set(new URL(didWebDocumentUrl(at)).pathname, () =>
      didDocument({ did: at, keys: listed }),
    );

  it.each(keys.map((key) => [key.algorithm, key] as const))('verifies with a key of %s', async (_, key) => {
    publish(keys);
    const { status, body } = await verify(await present([credential], { ...request, key }), request);
    expect([status, body.errors]).toEqual([200, undefined]);
    const jwt = await verify(presentAsJwt([credential], request, key), request);
    expect([jwt.status, jwt.body.errors]).toEqual([200, undefined]);
  });

  it('is refused with a key that it lists for assertions alone, however good the signature', async () => {
    const issuing = `${did}-school`;
    const key = { ...keyOf('Ed25519'), id: `${issuing}#k`, controller: issuing };
    publish([{ ...key, purposes: ['assertionMethod'] }], issuing);
    for (const made of [
      await present([credential], { ...request, key }),
      presentAsJwt([credential], request, key),
    ]) {
      const { status, body } = await verify(made, request);
      expect([status, refusalsOf(body)]).toEqual([400, ['holder-binding KEY_NOT_FOR_AUTHENTICATION']]);
    }
  });

  it('is refused with a key that it does not list, and verifies a moment after it does', async () => {
    const mover = `${did}-mover`;
    const [old, fresh] = ['k1', 'k2'].map((name) => ({
      ...keyOf('ES256'),
      id: `${mover}#${name}`,
      controller: mover,
    })) as [SigningKey & KeyPair, SigningKey & KeyPair];
    publish([old], mover);
    expect((await verify(await present([credential], { key: old }))).status).toBe(200);
    const made = await present([credential], { key: fresh });
    expect(refusalsOf((await verify(made)).body)).toEqual(['proof KEY_UNKNOWN']);
    publish([old, fresh], mover);
    await eventually(async () => expect((await verify(made)).status).toBe(200), 5000);
  });

  it('is refused while its document cannot be had', async () => {
    const away = `${did}-away`;
    const key = { ...keyOf('Ed25519'), id: `${away}#k`, controller: away };
    const { status, body } = await verify(await present([credential], { key }));
    expect([status, refusalsOf(body)]).toEqual([400, ['proof KEY_UNREACHABLE']]);
  });
});
