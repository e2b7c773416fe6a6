import { describe, expect, it } from '@jest/globals';
import { credentialsV2 } from '../contexts/pinned-contexts.js';
import { signVcJwt } from '../jose/vc-jwt.js';
import { didKey } from '../keys/did.js';
import { generateKeyPair } from '../keys/key-pair.js';
import type { VerificationPorts } from './check.js';
import { verifyCredential, type CheckName } from './verify-credential.js';

const pair = generateKeyPair('ES256');
const { did, verificationMethod: id } = didKey(pair.publicKeyMultibase);
const ports: VerificationPorts = {
  now: new Date('2026-06-01T00:00:00Z'),
  resolveDid: () => Promise.reject(new Error('no such host')),
  fetchStatusList: () => Promise.reject(new Error('no such list')),
  trust: async () => ({ status: 'trusted', reason: 'It is known.' }),
};
const jwt = signVcJwt(
  {
    '@context': [credentialsV2],
    id: 'urn:uuid:5c1f1b1e-0f0e-4c3e-9f4c-1d2b3a4c5d6e',
    type: ['VerifiableCredential'],
    issuer: did,
    validFrom: '2026-01-01T00:00:00Z',
    credentialSubject: { id: 'did:example:ana' },
  },
  { key: { ...pair, id, controller: did } },
);

describe('verifying a credential by the names of checks', () => {
  it.each([
    ['no name', []],
    ['a name of no check', ['proof', 'prof']],
    ['a name that objects have', ['toString']],
  ])('is refused with %s, for it would pass unlooked at', async (_, names) => {
    await expect(verifyCredential(jwt, ports, names as CheckName[])).rejects.toMatchObject({
      code: 'CHECKS_UNKNOWN',
      message: expect.stringContaining('issuer-binding'),
    });
  });

  it('opens an envelope', async () => {
    const envelope = {
      '@context': [credentialsV2],
      type: 'EnvelopedVerifiableCredential',
      id: `data:application/vc+jwt,${jwt}`,
    };
    const { outcome, parsed } = await verifyCredential(JSON.stringify(envelope), ports);
    expect([outcome, parsed.format]).toEqual(['verified', 'vc+jwt']);
  });
});
