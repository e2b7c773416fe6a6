import { academy, issuer, jwsOf, keyId, type Json, type World } from './older-credentials.js';

export const clrId = 'https://academy.example/records/3';
export const learner = {
  id: 'urn:uuid:0197a1c0-0000-7000-8000-0000000000e1',
  type: 'Profile',
  name: 'Ana Ribeiro',
  email: 'ana@example.org',
  studentId: '4711',
};
export const publisher = { ...issuer, type: 'Profile' };
export const level = (rank: number) => ({
  id: `urn:x:level:${rank}`,
  name: `Level ${rank}`,
  level: String(rank),
});
export const achievement = (over: Json = {}): Json => ({
  id: 'urn:uuid:0197a1c0-0000-7000-8000-0000000000ac',
  type: 'Achievement',
  achievementType: 'Assessment Result',
  name: 'Log analysis',
  issuer: publisher,
  requirement: { type: 'Criteria', narrative: 'Found three faults.' },
  alignments: [
    {
      type: 'Alignment',
      targetName: 'Analyse logs',
      targetUrl: 'https://frameworks.example/items/analyse-logs',
      targetType: 'CFItem',
      frameworkName: 'Operations',
    },
  ],
  associations: [
    { associationType: 'isPartOf', targetId: 'urn:x:programme', title: 'Programme' },
    { associationType: 'exemplar', targetId: 'urn:x:example' },
  ],
  resultDescriptions: [
    {
      id: 'urn:x:result',
      name: 'Level',
      resultType: 'RubricCriterionLevel',
      rubricCriterionLevels: [level(1), level(2)],
    },
  ],
  tags: ['operations'],
  ...over,
});
export const anAssertion = (over: Json = {}): Json => ({
  id: 'urn:uuid:0197a1c0-0000-7000-8000-0000000000a5',
  type: 'Assertion',
  achievement: achievement(),
  recipient: { type: 'id', identity: learner.id, hashed: false },
  issuedOn: '2020-06-06T00:00:00Z',
  results: [{ resultDescription: 'urn:x:result', achievedLevel: 'urn:x:level:2', value: '' }],
  evidence: [{ name: 'Work', artifacts: [{ name: 'Report', url: 'https://ana.example/report' }] }],
  ...over,
});
/** An assertion that says it is signed. */
export const signed = (over: Json = {}): Json =>
  anAssertion({ verification: { type: 'Signed', creator: keyId }, ...over });
export const aClr = (over: Json = {}): Json => ({
  '@context': 'https://purl.imsglobal.org/spec/clr/v1p0/context/clr_v1p0.jsonld',
  id: clrId,
  type: 'Clr',
  name: 'Record of Ana Ribeiro',
  issuedOn: '2020-07-01T00:00:00Z',
  learner,
  publisher,
  partial: true,
  achievements: [achievement({ id: 'urn:x:programme', name: 'Programme', associations: null })],
  assertions: [anAssertion()],
  signedAssertions: [jwsOf(signed())],
  verification: { type: 'Hosted' },
  ...over,
});
/** A hosted record, and the world that has it. */
export const record = (over: Json = {}): readonly [Json, World] => {
  const clr = aClr(over);
  return [clr, academy({ [clrId]: clr })] as const;
};
