import { credentialsV2, openBadgesV3 } from '../../../contexts/pinned-contexts.js';
import { didKey } from '../../../keys/did.js';
import { generateKeyPair, type SigningKey } from '../../../keys/key-pair.js';
import type { PublicJwk } from '../../../keys/multikey.js';

/** An issuer with a did:key on P-256. */
export function sampleIssuer(): { did: string; key: SigningKey; publicJwk: PublicJwk } {
  const { privateJwk, publicJwk, publicKeyMultibase } = generateKeyPair('ES256');
  const { did, verificationMethod } = didKey(publicKeyMultibase);
  return { did, publicJwk, key: { algorithm: 'ES256', id: verificationMethod, controller: did, privateJwk } };
}

/** A proof configuration of that issuer. */
export function sampleConfig(key: SigningKey) {
  return {
    type: 'DataIntegrityProof',
    cryptosuite: 'ecdsa-sd-2023',
    created: '2026-01-02T03:04:05Z',
    verificationMethod: key.id,
    proofPurpose: 'assertionMethod',
  };
}

/** An Open Badges 3.0 credential with three alignments, identifiers on some nodes alone. */
export function sampleCredential(issuer: string) {
  return {
    '@context': [credentialsV2, openBadgesV3],
    id: 'urn:uuid:6e1f5a3c-9a2d-4f5e-8f43-6a4d6f1f7a10',
    type: ['VerifiableCredential', 'AchievementCredential'],
    name: 'Bread from sourdough',
    issuer: { id: issuer, type: ['Profile'], name: 'School of bakers', url: 'https://bakers.example' },
    validFrom: '2026-01-02T03:04:05Z',
    credentialSubject: {
      type: ['AchievementSubject'],
      identifier: [
        {
          type: 'IdentityObject',
          hashed: false,
          identityHash: 'ada@example.org',
          identityType: 'emailAddress',
        },
      ],
      activityStartDate: '2025-09-01T00:00:00Z',
      creditsEarned: 4.5,
      achievement: {
        id: 'urn:uuid:0b7cb0ad-96e1-4e5c-9d55-0f3a2b1c4d5e',
        type: ['Achievement'],
        achievementType: 'Course',
        name: 'Sourdough',
        description: 'Bakes bread with "wild" yeast.',
        criteria: { narrative: 'Five loaves, baked before the examiners.' },
        tag: ['bread', 'yeast', 'ovens'],
        alignment: ['Feeds a starter', 'Shapes a loaf', 'Judges a crumb'].map((targetName, index) => ({
          type: ['Alignment'],
          targetName,
          targetUrl: `https://frameworks.example/items/${index}`,
          targetType: 'CFItem',
          targetFramework: 'Baking',
        })),
      },
      result: [
        { type: ['Result'], resultDescription: 'urn:uuid:11111111-2222-4333-8444-555555555555', value: '92' },
      ],
    },
  };
}
