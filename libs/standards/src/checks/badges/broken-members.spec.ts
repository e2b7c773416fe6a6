import { describe, expect, it } from '@jest/globals';
import { buildAchievementCredential } from '../../credentials/build-achievement-credential.js';
import { builtBy, logAnalysis } from '../../testing/built-credentials.js';
import { runRules } from '../rule.js';
import { badgeRules } from './rules.js';

const badge = buildAchievementCredential({
  ...builtBy,
  id: 'urn:uuid:0197a1c0-0000-7000-8000-0000000000d1',
  achievement: logAnalysis,
});
const issuer = badge['issuer'] as object;
const subject = badge['credentialSubject'] as object;
const withAchievement = (over: object) => ({
  credentialSubject: { ...subject, achievement: { ...logAnalysis, ...over } },
});
const withResult = (result: object) => ({ credentialSubject: { ...subject, result } });
const level = { id: 'urn:x:level', type: ['RubricCriterionLevel'], name: 'Expert' };
const description = {
  id: 'urn:x:result',
  type: ['ResultDescription'],
  name: 'Mark',
  resultType: 'RubricCriterionLevel',
};
const endorsement = {
  '@context': badge['@context'],
  id: 'urn:x:endorsement',
  type: ['VerifiableCredential', 'EndorsementCredential'],
  name: 'In good standing',
  issuer,
  validFrom: '2026-05-15T16:00:00Z',
  credentialSubject: { id: 'did:web:example.org', type: ['EndorsementSubject'] },
};

const proof = { type: 'DataIntegrityProof', cryptosuite: 'eddsa-rdfc-2022' };

describe('a badge', () => {
  it.each<[string, object, object]>([
    [
      'OB_EXTENSION_CONTEXT',
      {},
      { credentialSchema: { id: 'https://example.org/s', type: '1EdTechJsonSchemaValidator2019' } },
    ],
    ['OB_RESULT', withResult({ type: ['Result'], value: '1' }), withResult({ type: ['Mark'], value: '1' })],
    [
      'OB_RUBRIC_CRITERION_LEVEL',
      withAchievement({ resultDescription: [{ ...description, rubricCriterionLevel: [level] }] }),
      withAchievement({
        resultDescription: [{ ...description, rubricCriterionLevel: [{ ...level, name: undefined }] }],
      }),
    ],
    [
      'OB_ADDRESS',
      { issuer: { ...issuer, address: { type: ['Address'], addressLocality: 'Albuquerque' } } },
      { issuer: { ...issuer, address: { addressLocality: 'Albuquerque' } } },
    ],
    [
      'OB_RELATED',
      withAchievement({ related: [{ id: 'urn:x:other', type: ['Related'] }] }),
      withAchievement({ related: [{ id: 'urn:x:other' }] }),
    ],
    [
      'OB_PROFILE',
      withAchievement({ creator: { id: 'did:web:example.org', type: ['Profile'] } }),
      withAchievement({ creator: { id: 'did:web:example.org' } }),
    ],
    ['OB_LANGUAGE', withAchievement({ inLanguage: 'pt-BR' }), withAchievement({ inLanguage: 'Portuguese' })],
    [
      'OB_RESULT_REFERENCE',
      {},
      withResult({ type: ['Result'], value: '1', resultDescription: 'urn:x:nowhere' }),
    ],
    [
      'OB_ENDORSEMENT',
      { endorsement: [{ ...endorsement, proof }] },
      { endorsement: [{ id: 'urn:x:1', proof }] },
    ],
    ['OB_ENDORSEMENT_PROOF', { endorsement: [{ ...endorsement, proof }] }, { endorsement: [endorsement] }],
    ['OB_ENDORSEMENT_JWT', { endorsementJwt: ['e30.e30.AA'] }, { endorsementJwt: ['e30'] }],
  ])('breaks %s with a member that is not as it should be, and not with one that is', (code, good, bad) => {
    const codes = (over: object) => runRules(badgeRules, { ...badge, ...over }).map((found) => found.code);
    expect(codes(good)).toEqual([]);
    expect(codes(bad)).toContain(code);
  });
});
