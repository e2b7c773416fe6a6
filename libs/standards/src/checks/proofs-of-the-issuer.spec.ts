import { describe, expect, it } from '@jest/globals';
import type { JsonDocument } from '../integrity/data-integrity-proof.js';
import { signDataIntegrity, type SignDataIntegrityOptions } from '../integrity/sign-data-integrity.js';
import { didJwk } from '../keys/did-jwk.js';
import { didDocument, didKey, type DidDocument } from '../keys/did.js';
import { generateKeyPair, type SigningKey } from '../keys/key-pair.js';
import type { SigningAlgorithm } from '../keys/multikey.js';
import type { VerificationPorts } from './check.js';
import { verifyCredential } from './verify-credential.js';

const created = new Date('2026-01-02T03:04:05Z');

function didKeyOf(algorithm: SigningAlgorithm): SigningKey {
  const pair = generateKeyPair(algorithm);
  const { did, verificationMethod } = didKey(pair.publicKeyMultibase);
  return { ...pair, id: verificationMethod, controller: did };
}

const issuer = didKeyOf('Ed25519');
const witness = didKeyOf('ES384');
const ports = (documents: Readonly<Record<string, DidDocument>> = {}): VerificationPorts => ({
  now: new Date('2026-01-03T00:00:00Z'),
  resolveDid: async (did) => documents[did] ?? Promise.reject(new Error('no such host')),
  fetchStatusList: () => Promise.reject(new Error('no such list')),
  trust: async () => ({ status: 'unknown', reason: 'Nobody knows.' }),
});

const credentialOf = (id: string): JsonDocument => ({
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  type: ['VerifiableCredential'],
  issuer: id,
  validFrom: '2026-01-01T00:00:00Z',
  credentialSubject: { id: 'did:example:subject' },
});

/** A credential signed by several in turn. */
async function signedBy(
  id: string,
  ...signers: (Pick<SignDataIntegrityOptions, 'key'> & Partial<SignDataIntegrityOptions>)[]
): Promise<JsonDocument> {
  let document = credentialOf(id);
  for (const signer of signers) document = await signDataIntegrity(document, { created, ...signer });
  return document;
}

async function findings(document: JsonDocument, from = ports()): Promise<Record<string, string | undefined>> {
  const { checks } = await verifyCredential(JSON.stringify(document), from, ['proof', 'issuer-binding']);
  return Object.fromEntries(checks.map(({ check, code, outcome }) => [check, code ?? outcome]));
}

const good = { proof: 'pass', 'issuer-binding': 'pass' };

describe('a credential with several proofs', () => {
  it('is good when all of them are and one is the issuer’s, wherever it stands', async () => {
    expect(await findings(await signedBy(issuer.controller, { key: issuer }, { key: witness }))).toEqual(
      good,
    );
    expect(await findings(await signedBy(issuer.controller, { key: witness }, { key: issuer }))).toEqual(
      good,
    );
  });

  it('is refused when one that asserts is spoiled, and when none is the issuer’s', async () => {
    const signed = await signedBy(issuer.controller, { key: issuer }, { key: witness, nonce: 'n' });
    const [first, second] = signed['proof'] as Record<string, unknown>[];
    const spoiled = { ...signed, proof: [first, { ...second, nonce: 'x' }] };
    expect(await findings(spoiled)).toEqual({ ...good, proof: 'PROOF_INVALID' });
    const foreign = await signedBy(issuer.controller, { key: witness }, { key: didKeyOf('ES256') });
    expect(await findings(foreign)).toEqual({ ...good, 'issuer-binding': 'ISSUER_MISMATCH' });
  });

  it('is not asserted by a proof of another purpose, whosoever made it', async () => {
    const proofPurpose = 'authentication';
    const shown = await signedBy(issuer.controller, { key: issuer }, { key: witness, proofPurpose });
    expect(await findings(shown)).toEqual(good);
    const unbound = await signedBy(issuer.controller, { key: issuer, proofPurpose }, { key: witness });
    expect(await findings(unbound)).toEqual({ ...good, 'issuer-binding': 'ISSUER_MISMATCH' });
    const unasserted = await signedBy(issuer.controller, { key: issuer, proofPurpose });
    expect(await findings(unasserted)).toEqual({ proof: 'PROOF_PURPOSE', 'issuer-binding': 'PROOF_MISSING' });
  });

  it('is refused as a chain that lost its beginning', async () => {
    const chain = await signedBy(
      issuer.controller,
      { key: issuer, id: 'urn:uuid:1' },
      { key: witness, previousProof: 'urn:uuid:1' },
    );
    expect(await findings(chain)).toEqual(good);
    const [, last] = chain['proof'] as unknown[];
    expect(await findings({ ...chain, proof: [last] })).toEqual({
      proof: 'PROOF_PREVIOUS_MISSING',
      'issuer-binding': 'ISSUER_MISMATCH',
    });
  });
});

describe('the key of the issuer', () => {
  it('may be a did:jwk, unless it is for encryption', async () => {
    const pair = generateKeyPair('ES256');
    for (const [use, expected] of [
      ['sig', 'pass'],
      ['enc', 'KEY_NOT_FOR_ASSERTION'],
    ] as const) {
      const { did, verificationMethod } = didJwk({ ...pair.publicJwk, use });
      const key = { ...pair, id: verificationMethod, controller: did };
      expect(await findings(await signedBy(did, { key }))).toEqual({ ...good, 'issuer-binding': expected });
    }
  });

  it('is not one that a stranger’s document lists in the issuer’s name', async () => {
    const pair = generateKeyPair('Ed25519');
    const stranger = 'did:web:stranger.example';
    const victim = 'did:web:issuer.example';
    const key = { ...pair, id: `${stranger}#k`, controller: stranger };
    const document = didDocument({ did: stranger, keys: [{ id: key.id, publicJwk: pair.publicJwk }] });
    const [method] = document.verificationMethod ?? [];
    const lying = { ...document, verificationMethod: [{ ...method, controller: victim }] } as DidDocument;
    const signed = await signedBy(victim, { key });
    expect(await findings(signed, ports({ [stranger]: lying }))).toEqual({
      ...good,
      'issuer-binding': 'ISSUER_MISMATCH',
    });
    expect(await findings(await signedBy(stranger, { key }), ports({ [stranger]: document }))).toEqual(good);
  });
});
