import type { Random } from './random.js';

/** A JSON value that a test may change at will. */
export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
export type JsonObject = { [name: string]: Json };

const w3c = 'https://www.w3.org/ns/credentials/v2';
const openBadges = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json';
const clr = 'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json';
const uuid = (random: Random) =>
  `urn:uuid:00000000-0000-4000-8000-${String(random.below(1e12)).padStart(12, '0')}`;

/** An Open Badges 3.0 credential with three CASE alignments and a result. */
export function openBadgeDocument(random: Random): JsonObject {
  const level = uuid(random);
  const description = uuid(random);
  return {
    '@context': [w3c, openBadges],
    id: uuid(random),
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: 'Reading soil maps',
    issuer: { id: 'did:web:college.example', type: ['Profile'], name: 'Field College' },
    validFrom: '2026-03-01T09:00:00Z',
    validUntil: '2031-03-01T09:00:00Z',
    credentialSubject: {
      id: 'did:example:learner',
      type: ['AchievementSubject'],
      achievement: {
        id: uuid(random),
        type: ['Achievement'],
        achievementType: 'Course',
        name: 'Reading soil maps',
        description: 'Reads soil maps of three scales and plans samples by them.',
        criteria: { narrative: 'Two field days and a written plan.' },
        creditsAvailable: 4.5,
        alignment: [1, 2, 3].map((number) => ({
          type: ['Alignment'],
          targetCode: `S.${number}`,
          targetName: `Skill ${number}`,
          targetFramework: 'Field skills',
          targetType: 'CFItem',
          targetUrl: `https://case.example/ims/case/v1p1/CFItems/${number}`,
        })),
        resultDescription: [
          {
            id: description,
            type: ['ResultDescription'],
            name: 'Level',
            resultType: 'RubricCriterionLevel',
            rubricCriterionLevel: [{ id: level, type: ['RubricCriterionLevel'], name: 'Good', level: '2' }],
          },
        ],
      },
      result: [{ type: ['Result'], resultDescription: description, achievedLevel: level, value: '2' }],
    },
    evidence: [{ id: 'https://college.example/evidence/1', type: ['Evidence'], name: 'Plan' }],
    credentialStatus: {
      id: 'https://college.example/status/1#7',
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: '7',
      statusListCredential: 'https://college.example/status/1',
    },
  };
}

/** A proof by that issuer, well made and worth nothing. */
export const sampleProof = (): JsonObject => ({
  type: 'DataIntegrityProof',
  cryptosuite: 'eddsa-rdfc-2022',
  created: '2026-03-01T09:00:00Z',
  verificationMethod: 'did:web:college.example#key-1',
  proofPurpose: 'assertionMethod',
  proofValue: 'z3FXQ',
});

/** A CLR 2.0 credential with two embedded credentials, one of them with a proof, and an association. */
export function clrDocument(random: Random): JsonObject {
  const { credentialStatus: _, evidence: __, ...brief } = openBadgeDocument(random);
  const embedded = [openBadgeDocument(random), brief];
  const [first, second] = embedded as [JsonObject, JsonObject];
  first['proof'] = sampleProof();
  return {
    '@context': [w3c, clr, openBadges],
    id: uuid(random),
    type: ['VerifiableCredential', 'ClrCredential'],
    name: 'Transcript',
    issuer: { id: 'did:web:college.example', type: ['Profile'], name: 'Field College' },
    validFrom: '2026-03-01T09:00:00Z',
    credentialSubject: {
      id: 'did:example:learner',
      type: ['ClrSubject'],
      verifiableCredential: embedded,
      association: [
        {
          type: 'Association',
          associationType: 'precedes',
          sourceId: String(first['id']),
          targetId: String(second['id']),
        },
      ],
    },
  };
}

/** A VC Data Model 2.0 credential with names in languages, related resources, a schema and terms of use. */
export function genericDocument(random: Random): JsonObject {
  return {
    '@context': [w3c, 'https://www.w3.org/ns/credentials/examples/v2'],
    id: uuid(random),
    type: ['VerifiableCredential', 'ExampleDegreeCredential'],
    name: [
      { '@value': 'Degree', '@language': 'en' },
      { '@value': 'Diplôme', '@language': 'fr' },
    ],
    description: { '@value': 'درجة', '@language': 'ar', '@direction': 'rtl' },
    issuer: { id: 'did:example:university', name: 'University' },
    validFrom: '2026-01-01T00:00:00Z',
    credentialSubject: [
      { id: 'did:example:subject', degree: { type: 'ExampleBachelorDegree', name: 'Science' } },
      { degree: { type: 'ExampleBachelorDegree', name: 'Arts' } },
    ],
    credentialSchema: { id: 'https://example.org/schema.json', type: 'JsonSchema' },
    relatedResource: [
      { id: 'https://example.org/a.png', digestMultibase: 'uEiBZlVztZpfWHgPyslVv6-UwirFoQoRvW1htfx963sknNA' },
    ],
    termsOfUse: {
      type: 'TrustFrameworkPolicy',
      trustFramework: 'Example',
      policyId: 'https://example.org/p',
    },
  };
}
