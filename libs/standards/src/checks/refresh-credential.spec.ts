import { describe, expect, it } from '@jest/globals';
import { credentialsV2 } from '../contexts/pinned-contexts.js';
import { openBadgesExtensions } from '../credentials/credential-contexts.js';
import { parseCredential, serializeCredential } from '../credentials/parse-credential.js';
import { signVcJwt } from '../jose/vc-jwt.js';
import { didKey } from '../keys/did.js';
import { generateKeyPair } from '../keys/key-pair.js';
import type { VerificationPorts } from './check.js';
import { refreshCredential } from './refresh-credential.js';
import { verifyParsedCredential } from './verify-credential.js';

const url = 'https://college.example/refresh/1';
const pair = generateKeyPair('ES256');
const { did, verificationMethod } = didKey(pair.publicKeyMultibase);
const key = { ...pair, id: verificationMethod, controller: did };

const credential = (over: object = {}) => ({
  '@context': [credentialsV2, openBadgesExtensions],
  id: 'urn:uuid:1',
  type: ['VerifiableCredential'],
  issuer: did,
  validFrom: '2026-01-01T00:00:00Z',
  validUntil: '2026-02-01T00:00:00Z',
  credentialSubject: { id: 'did:example:ana' },
  refreshService: { id: url, type: '1EdTechCredentialRefresh' },
  ...over,
});
const expired = parseCredential(signVcJwt(credential(), { key }));
const renewed = { validFrom: '2026-02-01T00:00:00Z', validUntil: '2027-02-01T00:00:00Z' };

const portsTo = (answer: string | undefined): VerificationPorts => ({
  now: new Date('2026-06-01T00:00:00Z'),
  resolveDid: () => Promise.reject(new Error('no such host')),
  fetchStatusList: () => Promise.reject(new Error('no such list')),
  trust: async () => ({ status: 'unknown', reason: 'Nobody knows.' }),
  refreshCredential: async (asked) =>
    asked === url && answer !== undefined ? answer : Promise.reject(new Error('404')),
});
const answering = (over: object) => portsTo(signVcJwt(credential({ ...renewed, ...over }), { key }));

describe('a credential with a refresh service', () => {
  it('is verified as the service now has it', async () => {
    const ports = answering({});
    const fresh = await refreshCredential(expired, ports);
    if (!fresh) throw new Error('The service has one.');
    const outcomes = [expired, fresh].map(
      async (each) => (await verifyParsedCredential(each, ports)).outcome,
    );
    expect(await Promise.all(outcomes)).toEqual(['refused', 'verified']);
  });

  it('is read out of an envelope too, and is not believed before it is verified', async () => {
    const jwt = signVcJwt(credential(renewed), { key });
    const type = 'EnvelopedVerifiableCredential';
    const envelope = { '@context': credentialsV2, type, id: `data:application/vc+jwt,${jwt}` };
    expect((await refreshCredential(expired, portsTo(JSON.stringify(envelope))))?.text).toBe(jwt);
    const unsigned = await refreshCredential(expired, portsTo(serializeCredential(credential(renewed))));
    expect(unsigned && (await verifyParsedCredential(unsigned, portsTo(undefined))).outcome).toBe('refused');
  });

  it.each<[string, VerificationPorts, string]>([
    ['has another identifier', answering({ id: 'urn:uuid:2' }), 'REFRESH_FOREIGN'],
    [
      'is of another issuer',
      portsTo(serializeCredential(credential({ ...renewed, issuer: 'did:web:other.example' }))),
      'REFRESH_FOREIGN',
    ],
    ['is one that was replaced', answering({ validFrom: '2025-01-01T00:00:00Z' }), 'REFRESH_OLDER'],
    ['is none', portsTo('<html>'), 'STANDARDS_MALFORMED'],
    ['cannot be had', portsTo(undefined), 'REFRESH_UNREACHABLE'],
  ])('is not replaced by what %s', async (_, ports, code) => {
    await expect(refreshCredential(expired, ports)).rejects.toMatchObject({ code });
  });

  it('asks nobody without the port, an address, or an identifier to hold the answer to', async () => {
    const asking = (over: object, ports: Partial<VerificationPorts> = answering({})) =>
      refreshCredential(parseCredential(serializeCredential(credential(over))), ports);
    await expect(asking({}, {})).rejects.toMatchObject({ code: 'REFRESH_UNREACHABLE' });
    const noAddress = { refreshService: { type: '1EdTechCredentialRefresh' } };
    await expect(asking(noAddress)).rejects.toMatchObject({ code: 'REFRESH_UNREACHABLE' });
    await expect(asking({ id: undefined })).rejects.toMatchObject({ code: 'REFRESH_FOREIGN' });
    expect(await asking({ refreshService: { id: url, type: 'Other' } })).toBeUndefined();
    expect(await asking({ refreshService: undefined })).toBeUndefined();
  });
});
