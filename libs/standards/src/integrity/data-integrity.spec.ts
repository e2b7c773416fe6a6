import { runInNewContext } from 'node:vm';
import { describe, expect, it } from '@jest/globals';
import { didKey } from '../keys/did.js';
import { generateKeyPair, type SigningKey } from '../keys/key-pair.js';
import { jwkOfMultibase, type PublicJwk, type SigningAlgorithm } from '../keys/multikey.js';
import { StandardsError } from '../standards-error.js';
import type { JsonDocument } from './data-integrity-proof.js';
import { signDataIntegrity, type SignDataIntegrityOptions } from './sign-data-integrity.js';
import { verifyDataIntegrity, type VerifyDataIntegrityOptions } from './verify-data-integrity.js';

const created = new Date('2026-01-02T03:04:05Z');
const now = new Date('2026-01-03T00:00:00Z');
const keyOf = async (id: string) => jwkOfMultibase(id.split('#')[1] ?? '');

function keyFor(algorithm: SigningAlgorithm): SigningKey {
  const pair = generateKeyPair(algorithm);
  const { did, verificationMethod } = didKey(pair.publicKeyMultibase);
  return { ...pair, id: verificationMethod, controller: did };
}

const ed25519 = keyFor('Ed25519');
const p256 = keyFor('ES256');
const p384 = keyFor('ES384');
const document: JsonDocument = {
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  id: 'urn:uuid:0197a1c0-0000-7000-8000-0000000000d1',
  type: ['VerifiableCredential'],
  issuer: 'did:example:issuer',
  validFrom: '2026-01-01T00:00:00Z',
  credentialSubject: { id: 'did:example:subject', name: 'Ana' },
};

type Proof = Readonly<Record<string, unknown>>;
const sign = (options: Partial<SignDataIntegrityOptions> = {}, of: JsonDocument = document) =>
  signDataIntegrity(of, { key: ed25519, created, ...options }) as Promise<JsonDocument>;
const verify = (of: JsonDocument, options: Partial<VerifyDataIntegrityOptions> = {}) =>
  verifyDataIntegrity(of, { keyOf, now, ...options });
const codesOf = async (of: JsonDocument, options: Partial<VerifyDataIntegrityOptions> = {}) =>
  (await verify(of, options)).map(({ verified, code }) => (verified ? 'verified' : code));

async function withProof(
  change: Proof,
  options: Partial<SignDataIntegrityOptions> = {},
): Promise<JsonDocument> {
  const signed = await sign(options);
  return { ...signed, proof: { ...(signed['proof'] as Proof), ...change } };
}

describe('signing a document', () => {
  it.each([
    [ed25519, 'eddsa-rdfc-2022', 89],
    [p256, 'ecdsa-rdfc-2019', 89],
    [p384, 'ecdsa-rdfc-2019', 133],
  ])('takes the suite of the curve unless another is asked for (%#)', async (key, cryptosuite, longest) => {
    const { proof } = await sign({ key });
    expect(proof).toMatchObject({
      type: 'DataIntegrityProof',
      cryptosuite,
      created: '2026-01-02T03:04:05Z',
      verificationMethod: key.id,
      proofPurpose: 'assertionMethod',
    });
    expect(String((proof as Proof)['proofValue']).length).toBeLessThanOrEqual(longest);
    expect(await codesOf(await sign({ key }))).toEqual(['verified']);
  });

  it('leaves the document as it was, and signs whatever else the proof says', async () => {
    const before = structuredClone(document);
    const options = {
      id: 'urn:uuid:1',
      expires: now,
      domain: ['a.example', 'b.example'],
      challenge: 'c',
      nonce: 'n',
    };
    const { proof } = await sign({ ...options, proofPurpose: 'authentication' });
    expect(document).toEqual(before);
    expect(proof).toMatchObject({
      ...options,
      expires: '2026-01-03T00:00:00Z',
      proofPurpose: 'authentication',
    });
  });

  it.each<[string, Partial<SignDataIntegrityOptions>, string]>([
    ['a suite that is not known', { cryptosuite: 'bbs-2023' }, 'STANDARDS_CRYPTOSUITE_UNSUPPORTED'],
    [
      'a suite that is only read',
      { cryptosuite: 'Ed25519Signature2020' },
      'STANDARDS_CRYPTOSUITE_UNSUPPORTED',
    ],
    ['a key of another curve', { cryptosuite: 'ecdsa-jcs-2019' }, 'STANDARDS_KEY_UNSUPPORTED'],
    ['a previous proof that is not there', { previousProof: 'urn:uuid:9' }, 'PROOF_PREVIOUS_MISSING'],
    ['a relative identifier', { id: 'proof-1' }, 'STANDARDS_RELATIVE_IDENTIFIER'],
    ['a control character', { challenge: 'a\tb' }, 'STANDARDS_CONTROL_CHARACTER'],
  ])('refuses %s', async (_, options, code) => {
    await expect(sign(options)).rejects.toMatchObject({ code });
  });

  it('refuses a document that others would read differently, with a pointer', async () => {
    const odd = { ...document, credentialSubject: { id: 'did:example:s', name: 'A\tna' } };
    await expect(sign({ cryptosuite: 'eddsa-jcs-2022' }, odd)).rejects.toMatchObject({
      code: 'STANDARDS_CONTROL_CHARACTER',
      pointer: '/credentialSubject/name',
    });
  });
});

describe('a proof', () => {
  it.each<[string, Proof, string]>([
    ['has no type', { type: undefined }, 'PROOF_MALFORMED'],
    ['has several types', { type: ['DataIntegrityProof'] }, 'PROOF_MALFORMED'],
    ['names no suite', { cryptosuite: undefined }, 'PROOF_MALFORMED'],
    ['names a number as suite', { cryptosuite: 2022 }, 'PROOF_MALFORMED'],
    ['names an unknown suite', { cryptosuite: 'bbs-2023' }, 'PROOF_UNSUPPORTED'],
    ['names a type as suite', { cryptosuite: 'Ed25519Signature2020' }, 'PROOF_UNSUPPORTED'],
    ['names a suite as type', { type: 'eddsa-rdfc-2022' }, 'PROOF_UNSUPPORTED'],
    ['is of an unknown type', { type: 'RsaSignature2018' }, 'PROOF_UNSUPPORTED'],
    ['has an identifier that is no URL', { id: '1' }, 'PROOF_MALFORMED'],
    ['names no key', { verificationMethod: undefined }, 'PROOF_MALFORMED'],
    ['carries its key', { verificationMethod: { id: ed25519.id } }, 'PROOF_MALFORMED'],
    ['names its key by a fragment', { verificationMethod: '#k' }, 'PROOF_MALFORMED'],
    ['has no purpose', { proofPurpose: undefined }, 'PROOF_MALFORMED'],
    ['has another purpose', { proofPurpose: 'authentication' }, 'PROOF_PURPOSE'],
    ['has a day as time', { created: '2026-01-02' }, 'PROOF_TIME_MALFORMED'],
    ['has a time without offset', { created: '2026-01-02T03:04:05' }, 'PROOF_TIME_MALFORMED'],
    ['has an impossible time', { created: '2026-13-02T03:04:05Z' }, 'PROOF_TIME_MALFORMED'],
    ['has a number as time', { created: 1767323045 }, 'PROOF_TIME_MALFORMED'],
    ['has an end that is no time', { expires: 'later' }, 'PROOF_TIME_MALFORMED'],
    ['has no value', { proofValue: undefined }, 'PROOF_MALFORMED'],
    ['has a value that is no text', { proofValue: 7 }, 'PROOF_MALFORMED'],
    ['has a value of another base', { proofValue: 'uAAAA' }, 'PROOF_VALUE_ENCODING'],
    ['has a value outside the alphabet', { proofValue: 'z0OIl' }, 'PROOF_VALUE_ENCODING'],
    ['has a value that is too short', { proofValue: 'z2j' }, 'PROOF_VALUE_LENGTH'],
    ['has contexts of its own', { '@context': document['@context'] }, 'PROOF_CONTEXT'],
    ['builds on one that is not there', { previousProof: 'urn:uuid:9' }, 'PROOF_PREVIOUS_MISSING'],
    ['builds on a number', { previousProof: 9 }, 'PROOF_MALFORMED'],
    ['is signed with another key', { verificationMethod: keyFor('Ed25519').id }, 'PROOF_INVALID'],
    ['names a key of another curve', { verificationMethod: p256.id }, 'STANDARDS_KEY_UNSUPPORTED'],
    ['names a key that is none', { verificationMethod: 'did:key:z6Mk#z6Mk' }, 'STANDARDS_KEY_UNSUPPORTED'],
  ])('is refused when it %s', async (_, change, code) => {
    expect(await codesOf(await withProof(change))).toEqual([code]);
  });

  it.each([null, 'text', 7, [[]]])('is refused when it is %p', async (proof) => {
    expect(await codesOf({ ...document, proof: [proof] })).toEqual(['PROOF_MALFORMED']);
  });

  it('has to be there, and not fifty times', async () => {
    const signed = await sign();
    for (const proof of [undefined, []]) {
      await expect(verify({ ...document, proof })).rejects.toMatchObject({ code: 'PROOF_MISSING' });
    }
    const many = { ...document, proof: Array(51).fill(signed['proof']) };
    await expect(verify(many)).rejects.toMatchObject({ code: 'PROOF_TOO_MANY' });
  });

  it('is good until it expires', async () => {
    const signed = await sign({ expires: new Date('2026-01-03T00:00:01Z') });
    expect(await codesOf(signed)).toEqual(['verified']);
    expect(await codesOf(signed, { now: new Date('2026-01-03T00:00:01Z') })).toEqual(['PROOF_EXPIRED']);
  });

  it('answers the challenge and the domain that are expected, and the purpose', async () => {
    const signed = await sign({
      proofPurpose: 'authentication',
      challenge: 'c',
      domain: ['a.example', 'b.example'],
    });
    const expectedPurpose = 'authentication';
    const domain = ['b.example', 'a.example'];
    expect(await codesOf(signed, { expectedPurpose })).toEqual(['verified']);
    expect(await codesOf(signed, { expectedPurpose, challenge: 'c', domain })).toEqual(['verified']);
    expect(await codesOf(signed, { expectedPurpose, challenge: 'd', domain })).toEqual(['PROOF_CHALLENGE']);
    expect(await codesOf(signed, { expectedPurpose, domain: 'a.example' })).toEqual(['PROOF_DOMAIN']);
    expect(
      await codesOf(await sign({ proofPurpose: 'authentication' }), { expectedPurpose, domain: 'a.example' }),
    ).toEqual(['PROOF_DOMAIN']);
    expect(await codesOf(signed)).toEqual(['PROOF_PURPOSE']);
  });

  it('is refused with a code where the document is deeper than anybody reads', async () => {
    let evidence: Record<string, unknown> = { type: 'Evidence' };
    for (let depth = 0; depth < 10_000; depth += 1) evidence = { evidence };
    expect(await codesOf({ ...(await sign()), evidence })).toEqual(['STANDARDS_TOO_DEEP']);
  });

  it('passes on what looking up its key says, and throws what is no finding', async () => {
    const signed = await sign();
    const unknown = async () => Promise.reject(new StandardsError('KEY_UNKNOWN', 'Nobody lists it.'));
    expect(await codesOf(signed, { keyOf: unknown })).toEqual(['KEY_UNKNOWN']);
    const publicJwk = await keyOf(ed25519.id);
    expect(await codesOf(signed, { keyOf: () => publicJwk })).toEqual(['verified']);
    const elsewhere = runInNewContext('Promise.resolve(key)', {
      key: publicJwk,
    }) as Promise<PublicJwk>;
    expect(await codesOf(signed, { keyOf: () => elsewhere })).toEqual(['verified']);
    await expect(verify(signed, { keyOf: () => Promise.reject(new TypeError('a bug')) })).rejects.toThrow(
      'a bug',
    );
  });

  it('of a JCS suite carries the contexts where those of the document begin (EdDSA 1.0 §3.3.2)', async () => {
    const signed = await sign({ cryptosuite: 'eddsa-jcs-2022' });
    expect(signed['proof']).toHaveProperty('@context', document['@context']);
    const examples = 'https://www.w3.org/ns/credentials/examples/v2';
    const longer = { ...signed, '@context': [...(document['@context'] as string[]), examples] };
    expect(await codesOf(longer)).toEqual(['verified']);
    expect(await codesOf({ ...signed, '@context': [examples] })).toEqual(['PROOF_CONTEXT']);
    expect(await codesOf({ ...signed, '@context': [] })).toEqual(['PROOF_CONTEXT']);
  });
});

describe('proofs in a set and in a chain (Data Integrity 1.0 §2.1.1, §2.1.2)', () => {
  it('of every suite stand beside one another, each by itself', async () => {
    const one = await sign();
    const two = await sign({ key: p256, cryptosuite: 'ecdsa-jcs-2019' }, one);
    const three = await sign({ key: p384 }, two);
    expect(await codesOf(three)).toEqual(['verified', 'verified', 'verified']);
    const [first, second, third] = three['proof'] as Proof[];
    const spoiled = { ...three, proof: [first, { ...second, nonce: 'x' }, third] };
    expect(await codesOf(spoiled)).toEqual(['verified', 'PROOF_INVALID', 'verified']);
  });

  it.each(['eddsa-rdfc-2022', 'eddsa-jcs-2022'])('of %s sign what they build on', async (cryptosuite) => {
    const [id, other] = ['urn:uuid:1', 'urn:uuid:2'];
    const set = await sign({ id: other }, await sign({ id, cryptosuite }));
    const chain = await sign({ cryptosuite, previousProof: [id, other] }, set);
    const byText = await sign({ cryptosuite, previousProof: id }, set);
    expect(await codesOf(chain)).toEqual(['verified', 'verified', 'verified']);
    expect(await codesOf(byText)).toEqual(['verified', 'verified', 'verified']);
    const [first, second, third] = chain['proof'] as Proof[];
    expect(await codesOf({ ...chain, proof: [second, third] })).toEqual([
      'verified',
      'PROOF_PREVIOUS_MISSING',
    ]);
    const again = (await sign({ id, cryptosuite, nonce: 'again' }))['proof'];
    expect((await codesOf({ ...chain, proof: [again, second, third] }))[2]).toBe('PROOF_INVALID');
    expect((await codesOf({ ...chain, proof: [first, first, second, third] }))[3]).toBe('PROOF_MALFORMED');
  });
});
