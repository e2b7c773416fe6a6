import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { JoseJwk, JoseSigningKey } from './jose-key.js';
import { publicJwkOf, signVcJwt } from './vc-jwt.js';
import { verifyJosePresentation } from './verify-jose-presentation.js';
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
const check = (sent: string, expected = { ...ask, now }) =>
  verifyJosePresentation(sent, async () => publicJwkOf(privateJwk), expected);

describe('a VP-JWT', () => {
  it('verifies with the credential in it, bare and enveloped', async () => {
    const verified = { presentation: true, credentials: [true] };
    expect(await check(text)).toEqual(verified);
    const id = `data:application/vp+jwt,${text}`;
    const envelope = { '@context': context, type: 'EnvelopedVerifiablePresentation', id };
    expect(await check(JSON.stringify(envelope))).toEqual(verified);
  });

  it('is false when it, or the credential in it, is signed with another key', async () => {
    const other = generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' }) as unknown as JoseJwk;
    expect(await verifyJosePresentation(text, async () => other)).toEqual({
      presentation: false,
      credentials: [false],
    });
  });

  it('is refused for another audience, another request, and later', async () => {
    const late = new Date(now.getTime() + 60_000);
    await expect(check(text, { ...ask, now, audience: 'https://evil.example' })).rejects.toMatchObject({
      code: 'STANDARDS_JWT_AUDIENCE',
    });
    await expect(check(text, { ...ask, now, nonce: 'n-2' })).rejects.toMatchObject({
      code: 'STANDARDS_JWT_NONCE',
    });
    await expect(check(text, { ...ask, now: late })).rejects.toMatchObject({ code: 'STANDARDS_JWT_EXPIRED' });
  });

  it('is refused with another holder, and with a credential that is a bare string', async () => {
    expect(() => signVpJwt({ ...presentation, holder: 'did:web:other.example' }, { key })).toThrow('holder');
    const bare = signVpJwt({ ...presentation, verifiableCredential: ['e30.e30.AA'] }, { key });
    await expect(verifyJosePresentation(bare, async () => privateJwk)).rejects.toMatchObject({
      code: 'STANDARDS_PRESENTATION_CREDENTIAL',
    });
  });
});
