import { buildAchievementCredential } from '../credentials/build-achievement-credential.js';
import { buildClrCredential } from '../credentials/build-clr-credential.js';

/** What the builders make of an ordinary award; only the tests use them. */
export const builtBy = {
  issuer: { id: 'did:web:example.org', name: 'Rio Bravo Community College' },
  validFrom: new Date('2026-05-15T16:00:00.000Z'),
  subject: { id: 'did:example:ana' },
};

export const logAnalysis = {
  id: 'https://example.org/achievements/1',
  type: ['Achievement'] as [string],
  name: 'Log analysis',
  description: 'Reads logs.',
  criteria: { narrative: 'Passes the laboratory.' },
  achievementType: 'Badge',
};

export const builtBadge = buildAchievementCredential({
  ...builtBy,
  id: 'urn:uuid:0197a1c0-0000-7000-8000-0000000000d1',
  achievement: {
    ...logAnalysis,
    alignment: [
      { type: ['Alignment'], targetName: 'Analyse logs', targetUrl: 'https://example.org/items/1' },
    ],
    resultDescription: [
      { id: 'urn:x:grade', type: ['ResultDescription'], name: 'Grade', resultType: 'LetterGrade' },
    ],
  },
  evidence: [{ type: ['Evidence'], narrative: 'A report.' }],
});

const proof = { type: 'DataIntegrityProof', cryptosuite: 'eddsa-rdfc-2022' };

/** A record of the badge, under a proof that proves nothing. */
export const builtClr = buildClrCredential({
  ...builtBy,
  id: 'urn:uuid:0197a1c0-0000-7000-8000-0000000000d2',
  name: 'Transcript',
  credentials: [{ ...builtBadge, proof }],
  associations: [{ associationType: 'isParentOf', sourceId: 'urn:x:1', targetId: 'urn:x:2' }],
});
