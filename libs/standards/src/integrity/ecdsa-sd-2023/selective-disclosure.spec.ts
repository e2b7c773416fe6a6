import { describe, expect, it } from '@jest/globals';
import { deriveProof } from './derive-proof.js';
import type { JsonObject } from './select-by-pointers.js';
import { signBase } from './sign-base.js';
import { sampleConfig, sampleCredential, sampleIssuer } from './testing/sample-credential.js';
import { verifyDerived } from './verify-derived.js';

const { did, key, publicJwk } = sampleIssuer();
const config = sampleConfig(key);
const credential = sampleCredential(did);

async function issue(document: JsonObject = credential, mandatoryPointers = ['/issuer', '/validFrom']) {
  const proofValue = await signBase(document, { config, key, mandatoryPointers });
  return { ...document, proof: { ...config, proofValue } };
}

describe('issuing with ecdsa-sd-2023', () => {
  it('signs so that a derived proof verifies', async () => {
    const shown = await deriveProof(await issue(), {
      selectivePointers: ['/credentialSubject/achievement/alignment/1', '/credentialSubject/result'],
    });
    expect(shown['credentialSubject']).toEqual({
      type: ['AchievementSubject'],
      achievement: {
        id: credential.credentialSubject.achievement.id,
        type: ['Achievement'],
        alignment: [credential.credentialSubject.achievement.alignment[1]],
      },
      result: credential.credentialSubject.result,
    });
    expect(await verifyDerived(shown, shown.proof, publicJwk)).toBe(true);
  });
});
