import { describe, expect, it } from '@jest/globals';
import { parseCredential } from '../credentials/parse-credential.js';
import { issueSdJwt } from '../jose/issue-sd-jwt.js';
import { signJws } from '../jose/jws.js';
import { didKey } from '../keys/did.js';
import { generateKeyPair } from '../keys/key-pair.js';
import type { VerificationPorts } from './check.js';
import { checkContext } from './check-context.js';

const { privateJwk, publicKeyMultibase } = generateKeyPair('ES256');
const { did, verificationMethod: id } = didKey(publicKeyMultibase);
const proof = { type: 'DataIntegrityProof', cryptosuite: 'eddsa-rdfc-2022', proofValue: 'z3FXQ' };
const credential = {
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  type: ['VerifiableCredential'],
  issuer: did,
  credentialSubject: { id: 'did:example:ana' },
};
const undefinedTerm = { ...credential, credentialSubject: { id: 'did:example:ana', unheardOf: 'of' } };

async function told(text: string): Promise<string> {
  const { code, outcome } = await checkContext(parseCredential(text), {} as VerificationPorts);
  return code ?? outcome;
}

describe.each<[string, (claims: object) => string]>([
  ['a VC-JWT', (claims) => signJws({ typ: 'vc+jwt' }, JSON.stringify(claims), privateJwk)],
  [
    'an SD-JWT',
    (claims) =>
      issueSdJwt(
        { ...claims },
        { key: { id, controller: did, privateJwk }, typ: 'vc+sd-jwt', disclosable: [] },
      ),
  ],
])('the terms of %s', (_, signed) => {
  it('are all defined by a context', async () => {
    expect(await told(signed(credential))).toBe('pass');
    expect(await told(signed(undefinedTerm))).toBe('STANDARDS_UNDEFINED_TERM');
  });

  it('are looked up though a proof stands in it, which nobody verifies', async () => {
    expect(await told(signed({ ...undefinedTerm, proof }))).toBe('STANDARDS_UNDEFINED_TERM');
  });
});
