import { describe, expect, it } from '@jest/globals';
import { parseCredential } from '../credentials/parse-credential.js';
import { issueSdJwt } from '../jose/issue-sd-jwt.js';
import type { JoseSigningKey } from '../jose/jose-key.js';
import { signJws } from '../jose/jws.js';
import { didKey } from '../keys/did.js';
import { generateKeyPair } from '../keys/key-pair.js';
import type { VerificationPorts } from './check.js';
import { checkValidityDates } from './check-validity-dates.js';

const { privateJwk, publicKeyMultibase } = generateKeyPair('ES256');
const { did, verificationMethod: id } = didKey(publicKeyMultibase);
const key: JoseSigningKey = { id, controller: did, privateJwk };
const ports = { now: new Date('2026-06-01T00:00:00Z') } as VerificationPorts;
const [past, future] = [1_770_000_000, 1_999_999_999];

const claims = {
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  type: ['VerifiableCredential'],
  issuer: did,
  validFrom: '2026-01-01T00:00:00Z',
  credentialSubject: { id: 'did:example:ana' },
};
const jwt = (times: object) =>
  signJws({ typ: 'vc+jwt' }, JSON.stringify({ ...claims, ...times }), privateJwk);
const sdJwt = (times: object) =>
  issueSdJwt({ ...claims, ...times }, { key, typ: 'vc+sd-jwt', disclosable: [] });

async function told(text: string): Promise<string> {
  const { code, outcome } = await checkValidityDates(parseCredential(text), ports);
  return code ?? outcome;
}

describe.each([
  ['a VC-JWT', jwt],
  ['an SD-JWT', sdJwt],
])('the times of %s', (_, signed) => {
  it('hold where the credential in it has no end', async () => {
    expect(await told(signed({ nbf: past, exp: future }))).toBe('pass');
    expect(await told(signed({ exp: past }))).toBe('EXPIRED');
    expect(await told(signed({ exp: ports.now.getTime() / 1000 }))).toBe('EXPIRED');
    expect(await told(signed({ nbf: future }))).toBe('NOT_YET_VALID');
  });

  it('hold where the credential in it would last longer', async () => {
    expect(await told(signed({ exp: past, validUntil: '2030-01-01T00:00:00Z' }))).toBe('EXPIRED');
  });

  it('do not make a credential last longer', async () => {
    expect(await told(signed({ exp: future, validUntil: '2026-05-01T00:00:00Z' }))).toBe('EXPIRED');
  });
});
