import { sign, createPrivateKey } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { credentialsV2 } from '../contexts/pinned-contexts.js';
import { signDataIntegrity } from '../integrity/sign-data-integrity.js';
import { didKey } from '../keys/did.js';
import { generateKeyPair } from '../keys/key-pair.js';
import { encodeMultibase } from '../keys/multikey.js';
import { canonicalize, sha256 } from '../linked-data/canonicalize.js';
import type { VerificationPorts } from './check.js';
import { verifyPresentation } from './verify-presentation.js';

const now = new Date('2026-05-15T16:00:00.000Z');
const request = { challenge: '8d3f', domain: 'example.org' };
const ports: VerificationPorts = {
  now,
  resolveDid: () => Promise.reject(new Error('no such host')),
  fetchStatusList: () => Promise.reject(new Error('no such list')),
  trust: async () => ({ status: 'unknown', reason: 'Nobody knows.' }),
};

function party() {
  const pair = generateKeyPair('Ed25519');
  const { did, verificationMethod: id } = didKey(pair.publicKeyMultibase);
  return { did, key: { ...pair, id, controller: did } };
}
const [holder, issuer] = [party(), party()];

const credentialOf = (by: string, over: object = {}) => ({
  '@context': [credentialsV2],
  type: ['VerifiableCredential'],
  issuer: by,
  credentialSubject: { id: holder.did },
  ...over,
});
const issued = (over: object = {}) =>
  signDataIntegrity(credentialOf(issuer.did, over), { key: issuer.key, created: now });

async function presented(credentials: unknown[], over: { document?: object; proof?: object } = {}) {
  const document = {
    '@context': [credentialsV2],
    type: ['VerifiablePresentation'],
    holder: holder.did,
    verifiableCredential: credentials,
    ...over.document,
  };
  const config = {
    type: 'DataIntegrityProof',
    cryptosuite: 'eddsa-rdfc-2022',
    created: '2026-05-15T16:00:00Z',
    verificationMethod: holder.key.id,
    proofPurpose: 'authentication',
    ...request,
    ...over.proof,
  };
  const hashes = [
    await canonicalize({ '@context': document['@context'], ...config }),
    await canonicalize(document),
  ];
  const privateKey = createPrivateKey({ key: holder.key.privateJwk as never, format: 'jwk' });
  const signature = sign(null, Buffer.concat(hashes.map(sha256)), privateKey);
  return { ...document, proof: { ...config, proofValue: encodeMultibase(signature) } };
}

const codesOf = ({ checks, credentials }: Awaited<ReturnType<typeof verifyPresentation>>) =>
  [checks, ...credentials.map((each) => each.checks)].flatMap((list) =>
    list.flatMap(({ outcome, code }) => (outcome === 'fail' && code ? [code] : [])),
  );

describe('a presentation', () => {
  it('verifies with the credentials in it, as text and as a document', async () => {
    const presentation = await presented([await issued()]);
    for (const form of [presentation, JSON.stringify(presentation)]) {
      const verification = await verifyPresentation(form, ports, request);
      expect(codesOf(verification)).toEqual([]);
      expect(verification.outcome).toBe('verified');
      expect(verification.credentials).toHaveLength(1);
    }
  });

  it.each([
    ['another challenge', { proof: { challenge: 'old' } }, 'PROOF_CHALLENGE'],
    ['another domain', { proof: { domain: 'elsewhere.org' } }, 'PROOF_DOMAIN'],
    ['an assertion', { proof: { proofPurpose: 'assertionMethod' } }, 'PROOF_PURPOSE'],
    ['a time that is over', { proof: { expires: '2026-05-15T15:00:00Z' } }, 'PROOF_EXPIRED'],
    ['another holder', { document: { holder: issuer.did } }, 'HOLDER_MISMATCH'],
  ])('is refused when it was made for %s', async (_, over, code) => {
    const verification = await verifyPresentation(await presented([await issued()], over), ports, request);
    expect(codesOf(verification)).toEqual([code]);
    expect(verification.outcome).toBe('refused');
  });

  it('is refused when it is altered or not signed', async () => {
    const { proof, ...presentation } = await presented([]);
    const altered = { ...presentation, id: 'urn:uuid:9c9a36f8-518f-4976-a934-6649502d0008', proof };
    expect(codesOf(await verifyPresentation(altered, ports, request))).toEqual(['PROOF_INVALID']);
    expect(codesOf(await verifyPresentation(presentation, ports, request))).toEqual(['PROOF_MISSING']);
  });

  it('is refused with one credential that is expired or altered', async () => {
    const expired = await issued({ validUntil: '2026-05-15T15:59:59Z' });
    expect(
      codesOf(await verifyPresentation(await presented([await issued(), expired]), ports, request)),
    ).toEqual(['EXPIRED']);
    const altered = { ...(await issued()), validFrom: '2026-01-01T00:00:00Z' };
    expect(codesOf(await verifyPresentation(await presented([altered]), ports, request))).toEqual([
      'PROOF_INVALID',
    ]);
  });

  it("takes its holder's own word without a proof, and nobody else's (§4.13.4)", async () => {
    const own = await verifyPresentation(await presented([credentialOf(holder.did)]), ports, request);
    expect(own.outcome).toBe('verified');
    const foreign = await verifyPresentation(await presented([credentialOf(issuer.did)]), ports, request);
    expect(codesOf(foreign)).toContain('PROOF_MISSING');
    expect(foreign.outcome).toBe('refused');
    const unproved = { ...(await presented([credentialOf(holder.did)], { proof: { challenge: 'old' } })) };
    expect((await verifyPresentation(unproved, ports, request)).credentials[0]?.outcome).toBe('refused');
  });
});
