import { clrV2, credentialsV2, openBadgesV3 } from '../contexts/pinned-contexts.js';

/** Documents of the kinds that the fast path is made for; only the tests use them. */
export type Json = Record<string, unknown>;

const alignment = (number: number) => ({
  type: ['Alignment'],
  targetCode: `S.${number}`,
  targetName: `Skill ${number}`,
  targetFramework: 'Skills',
  targetType: 'CFItem',
  targetUrl: `https://example.org/ims/case/v1p1/CFItems/${number}`,
});

export const badge = (number: number): Json => ({
  '@context': [credentialsV2, openBadgesV3],
  id: `urn:uuid:0197a1c0-0000-7000-8000-${String(number).padStart(12, '0')}`,
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  name: `Badge "${number}"\n of a line`,
  issuer: { id: 'did:web:example.org', type: ['Profile'], name: 'School', url: 'https://example.org' },
  validFrom: '2026-01-01T00:00:00Z',
  awardedDate: '2026-01-01T00:00:00Z',
  credentialSubject: {
    id: `did:example:${number}`,
    type: ['AchievementSubject'],
    activityEndDate: '2026-01-01',
    creditsEarned: 4.5,
    achievement: {
      id: `https://example.org/achievements/${number}`,
      type: ['Achievement'],
      name: 'Achievement',
      description: 'Über 😀 and \uFFFD',
      achievementType: 'Course',
      criteria: { narrative: `Do it ${number} times.` },
      tag: ['one', 'two'],
      creditsAvailable: 5,
      alignment: [1, 2, 3].map((each) => alignment(number * 10 + each)),
    },
    result: [{ type: ['Result'], value: `${number}`, resultDescription: `urn:uuid:r${number}` }],
  },
  credentialStatus: {
    id: `https://example.org/status/1#${number}`,
    type: 'BitstringStatusListEntry',
    statusPurpose: 'revocation',
    statusListIndex: String(number),
    statusListCredential: 'https://example.org/status/1',
  },
});

const proof = (number: number) => ({
  type: 'DataIntegrityProof',
  cryptosuite: 'eddsa-rdfc-2022',
  created: '2026-01-01T00:00:00Z',
  verificationMethod: 'did:web:example.org#key-1',
  proofPurpose: 'assertionMethod',
  proofValue: `z${number}`,
});

export const record = (count: number): Json => ({
  '@context': [credentialsV2, clrV2, openBadgesV3],
  id: 'urn:uuid:0197a1c0-0000-7000-8000-00000000c1c1',
  type: ['VerifiableCredential', 'ClrCredential'],
  name: 'Record',
  partial: false,
  issuer: { id: 'did:web:example.org', type: ['Profile'], name: 'School' },
  validFrom: '2026-01-01T00:00:00Z',
  credentialSubject: {
    id: 'did:example:s',
    type: ['ClrSubject'],
    verifiableCredential: Array.from({ length: count }, (_, at) => ({ ...badge(at + 1), proof: proof(at) })),
    association: [
      { type: 'Association', associationType: 'isChildOf', sourceId: 'urn:a', targetId: 'urn:b' },
    ],
  },
});

export const presentation: Json = {
  '@context': [credentialsV2],
  id: 'urn:uuid:0197a1c0-0000-7000-8000-0000000000b0',
  type: 'VerifiablePresentation',
  holder: 'did:example:h',
  verifiableCredential: [{ ...badge(1), proof: [proof(1), proof(2)] }, badge(2)],
  proof: proof(3),
};

export const named: Json = {
  '@context': ['https://www.w3.org/ns/credentials/v2', 'https://www.w3.org/ns/credentials/examples/v2'],
  type: ['VerifiableCredential', 'ExampleDegree'],
  issuer: 'https://example.org/issuers/1',
  name: { '@value': 'Name', '@language': 'en-GB' },
  credentialSubject: { id: 'did:example:s', degree: { type: 'Bachelor', size: 3, isGood: true } },
};
