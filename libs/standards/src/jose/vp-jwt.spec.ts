import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { VerificationPorts } from '../checks/check.js';
import { verifyPresentation } from '../checks/verify-presentation.js';
import type { PublicJwk } from '../keys/multikey.js';
import type { JoseJwk, JoseSigningKey } from './jose-key.js';
import { publicMembersOf, signVcJwt } from './vc-jwt.js';
import { signVpJwt } from './vp-jwt.js';

const did = 'did:web:example.org';
const privateJwk = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }) as unknown as JoseJwk;
const key: JoseSigningKey = { id: `${did}#k`, controller: did, privateJwk };
const context = ['https://www.w3.org/ns/credentials/v2'];
const credential = {
  '@context': context,
  type: ['VerifiableCredential'],
  issuer: did,
  credentialSubject: { name: 'Ana' },
};
const enveloped = {
  '@context': context,
  type: 'EnvelopedVerifiableCredential',
  id: `data:application/vc+jwt,${signVcJwt(credential, { key, profile: 'w3c' })}`,
};
const presentation = {
  '@context': context,
  type: ['VerifiablePresentation'],
  holder: did,
  verifiableCredential: [enveloped],
};
const now = new Date('2026-05-15T16:00:00Z');
const ask = { audience: 'https://rp.example', nonce: 'n-1' };
const text = signVpJwt(presentation, { key, ...ask, now, expires: new Date(now.getTime() + 60_000) });
const portsWith = (publicJwk: JoseJwk, at = now): VerificationPorts => ({
  resolveDid: async () => ({
    id: did,
    verificationMethod: [
      { id: key.id, type: 'JsonWebKey', controller: did, publicKeyJwk: publicJwk as PublicJwk },
    ],
    assertionMethod: [key.id],
    authentication: [key.id],
  }),
  fetchStatusList: () => Promise.reject(new Error('no such list')),
  trust: async () => ({ status: 'unknown', reason: 'Nobody knows.' }),
  now: at,
});
const ports = portsWith(publicMembersOf(privateJwk));

/** The codes of the checks that fail: of the presentation, then of each credential in it. */
async function failuresOf(sent: string, by = ports, asked: Partial<typeof ask> = ask) {
  const { checks, credentials } = await verifyPresentation(sent, by, {
    challenge: asked.nonce,
    domain: asked.audience,
  });
  return [checks, ...credentials.map((each) => each.checks)].map((list) =>
    list.flatMap(({ outcome, check, code }) => (outcome === 'fail' ? [`${check} ${code}`] : [])),
  );
}

describe('a VP-JWT', () => {
  it('verifies with the credential in it, bare and enveloped', async () => {
    expect(await failuresOf(text)).toEqual([[], []]);
    const id = `data:application/vp+jwt,${text}`;
    const envelope = { '@context': context, type: 'EnvelopedVerifiablePresentation', id };
    expect(await failuresOf(JSON.stringify(envelope))).toEqual([[], []]);
  });

  it('is refused when it, or the credential in it, is signed with another key', async () => {
    const other = generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' }) as unknown as JoseJwk;
    expect(await failuresOf(text, portsWith(other), {})).toEqual([
      ['proof PROOF_INVALID'],
      ['proof PROOF_INVALID'],
    ]);
  });

  it('is refused for another audience, another request, and later', async () => {
    const late = portsWith(publicMembersOf(privateJwk), new Date(now.getTime() + 60_000));
    const evil = { ...ask, audience: 'https://evil.example' };
    expect((await failuresOf(text, ports, evil))[0]).toEqual(['proof STANDARDS_JWT_AUDIENCE']);
    expect((await failuresOf(text, ports, { ...ask, nonce: 'n-2' }))[0]).toEqual([
      'proof STANDARDS_JWT_NONCE',
    ]);
    expect((await failuresOf(text, late))[0]).toEqual(['proof STANDARDS_JWT_EXPIRED']);
  });

  it('is refused with another holder, and with a credential that is a bare string', async () => {
    expect(() => signVpJwt({ ...presentation, holder: 'did:web:other.example' }, { key })).toThrow('holder');
    const bare = signVpJwt({ ...presentation, verifiableCredential: ['e30.e30.AA'] }, { key });
    await expect(verifyPresentation(bare, ports)).rejects.toMatchObject({
      code: 'STANDARDS_PRESENTATION_CREDENTIAL',
    });
  });
});
