/** Keys, and the documents that every library issues and verifies. */
import { encode } from 'base58-universal';

const secretPrefixes = { Ed25519: [0x80, 0x26], ES256: [0x86, 0x26] };

/** A signing key of a did:key, with the secret in the form that Multikey libraries read. */
export function signingKey({ generateKeyPair, didKey }, algorithm) {
  const pair = generateKeyPair(algorithm);
  const { did, verificationMethod } = didKey(pair.publicKeyMultibase);
  const secret = Buffer.from(pair.privateJwk.d, 'base64url');
  return {
    ...pair,
    id: verificationMethod,
    controller: did,
    secretKeyMultibase: `z${encode(Buffer.from([...secretPrefixes[algorithm], ...secret]))}`,
  };
}

const narrative =
  'The learner reads soil maps of three scales, compares them with samples that were taken in the field, explains where ' +
  'they disagree, and plans the next samples so that the disagreement can be settled within one season. ';

/** An Open Badges 3.0 credential of common size with three CASE alignments by that issuer; its status is left out. */
export function openBadge(openBadgeDocument, random, issuer) {
  const { credentialStatus: _, credentialSubject, evidence, ...document } = openBadgeDocument(random);
  const achievement = {
    ...credentialSubject.achievement,
    description: narrative.repeat(2),
    criteria: { id: 'https://college.example/criteria/1', narrative: narrative.repeat(3) },
    image: { id: 'https://college.example/badge.png', type: 'Image', caption: 'A spade on a map' },
    tag: ['soil', 'maps', 'sampling', 'field work', 'planning'],
    humanCode: 'SOIL-101',
    fieldOfStudy: 'Soil science',
    inLanguage: 'en',
  };
  return {
    ...document,
    issuer: {
      ...document.issuer,
      id: issuer,
      url: 'https://college.example/',
      email: 'badges@college.example',
    },
    credentialSubject: { ...credentialSubject, achievement },
    evidence: evidence.map((item) => ({ ...item, narrative, genre: 'Plan', audience: 'Assessors' })),
  };
}

/** A CLR 2.0 credential with the embedded credentials that are given, each signed. */
export function comprehensiveRecord(clrDocument, random, issuer, embedded) {
  const document = clrDocument(random);
  const { association: _, ...subject } = document.credentialSubject;
  return {
    ...document,
    issuer: { ...document.issuer, id: issuer },
    credentialSubject: { ...subject, verifiableCredential: embedded },
  };
}
