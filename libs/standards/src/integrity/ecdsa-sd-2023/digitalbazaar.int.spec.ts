import { beforeAll, describe, expect, it } from '@jest/globals';
import { deriveProof } from './derive-proof.js';
import { decodeBaseProofValue } from './proof-value.js';
import type { JsonObject } from '../../json-values.js';
import { signBase } from './sign-base.js';
import { loadPeer, type Peer } from './testing/digitalbazaar.js';
import { sampleConfig, sampleCredential, sampleIssuer } from './testing/sample-credential.js';
import { verifyDerived } from './verify-derived.js';

const { did, key, publicJwk } = sampleIssuer();
const config = sampleConfig(key);
const credential = sampleCredential(did);
const mandatoryPointers = ['/issuer', '/validFrom', '/credentialSubject/achievement/achievementType'];
const selections = [
  ['/credentialSubject/achievement/alignment/2', '/credentialSubject/achievement/alignment/0/targetName'],
  ['/credentialSubject/identifier/0/identityHash', '/credentialSubject/creditsEarned', '/name'],
  ['/credentialSubject'],
  [''],
  [],
];

describe('ecdsa-sd-2023 beside @digitalbazaar/ecdsa-sd-2023-cryptosuite', () => {
  let peer: Peer;
  let theirs: JsonObject;
  let ours: JsonObject;
  beforeAll(async () => {
    peer = await loadPeer();
    theirs = await peer.issue(credential, { key, mandatoryPointers });
    ours = {
      ...credential,
      proof: { ...config, proofValue: await signBase(credential, { config, key, mandatoryPointers }) },
    };
  });

  it.each(selections)(
    'derives from their credential to the byte as they do (%s …)',
    async (...selectivePointers) => {
      const derived = await deriveProof(theirs, { selectivePointers });
      expect(derived).toEqual(await peer.derive(theirs, selectivePointers));
      expect(await verifyDerived(derived, derived.proof, publicJwk)).toBe(true);
    },
  );

  it.each(selections)('issues what they derive and verify (%#)', async (...selectivePointers) => {
    const derived = await peer.derive(ours, selectivePointers);
    expect(derived).toEqual(await deriveProof(ours, { selectivePointers }));
    expect(await peer.verify(derived)).toBe(true);
    expect(await verifyDerived(derived, derived['proof'] as JsonObject, publicJwk)).toBe(true);
  });

  it('signs as many statements as they do', () => {
    const count = (document: JsonObject) => {
      const { proofValue } = document['proof'] as JsonObject;
      return decodeBaseProofValue(proofValue).signatures.length;
    };
    expect(count(ours)).toBe(count(theirs));
  });
});
