import { describe, expect, it } from '@jest/globals';
import { buildAchievementCredential } from '../../credentials/build-achievement-credential.js';
import { builtBy, logAnalysis } from '../../testing/built-credentials.js';
import { runRules } from '../rule.js';
import { isPlainBadge } from './plain-badge.js';
import { badgeRules, endorsementRules } from './rules.js';

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

const fullSubject = {
  ...subject,
  activityStartDate: '2026-01-10T09:00:00Z',
  activityEndDate: '2026-05-10T09:00:00Z',
  creditsEarned: 4.5,
  image: { id: 'https://example.org/ana.png', type: 'Image' },
  licenseNumber: 'L-17',
  narrative: 'In the second year.',
  role: 'Student',
  source: { id: 'did:web:example.org', type: ['Profile'] },
  term: 'Spring',
};

describe('the subject of a badge', () => {
  const codes = (over: object) =>
    runRules(badgeRules, { ...badge, credentialSubject: { ...fullSubject, ...over } }).map(
      ({ code }) => code,
    );

  it('breaks nothing with all its members, and a badge with them is a plain one', () => {
    expect(codes({})).toEqual([]);
    expect(codes({ licenseNumber: '', narrative: '', role: '', term: '' })).toEqual([]);
    expect(isPlainBadge({ ...badge, credentialSubject: fullSubject })).toBe(true);
  });

  it.each<[object]>([
    [{ creditsEarned: 'lots' }],
    [{ creditsEarned: true }],
    [{ role: 5 }],
    [{ term: 7 }],
    [{ narrative: ['a'] }],
    [{ licenseNumber: 7 }],
    [{ image: [] }],
    [{ image: [fullSubject.image] }],
    [{ source: [] }],
    [{ activityStartDate: [] }],
    [{ activityEndDate: ['2026-05-10T09:00:00Z'] }],
  ])('breaks OB_ACHIEVEMENT_SUBJECT with %j', (over) => {
    expect(codes(over)).toContain('OB_ACHIEVEMENT_SUBJECT');
    expect(isPlainBadge({ ...badge, credentialSubject: { ...fullSubject, ...over } })).toBe(false);
  });

  it('breaks OB_TYPE with a type of the badge that is no text beside its own', () => {
    const types = ['VerifiableCredential', 'OpenBadgeCredential', 5];
    expect(runRules(badgeRules, { ...badge, type: types }).map(({ code }) => code)).toEqual(['OB_TYPE']);
  });

  it('breaks OB_CREDENTIAL_SUBJECT with a type that is no text beside its own', () => {
    expect(codes({ type: ['AchievementSubject', 5] })).toEqual(['OB_CREDENTIAL_SUBJECT']);
  });
});

describe('the members of a badge', () => {
  const codes = (over: object) => runRules(badgeRules, { ...badge, ...over }).map(({ code }) => code);
  const image = { id: 'https://example.org/badge.png', type: 'Image' };
  const refreshService = { id: 'https://example.org/refresh', type: 'ExampleRefresh' };
  const status = { id: 'https://example.org/status#1', type: 'BitstringStatusListEntry' };
  const fine = { description: '', awardedDate: '2026-05-15T16:00:00Z', image, refreshService };

  it('break nothing as the standard has them, with several statuses too', () => {
    expect(codes({ ...fine, credentialStatus: [status, status] })).toEqual([]);
    expect(codes({ proof: { ...proof, domain: ['https://one.example', 'https://two.example'] } })).toEqual(
      [],
    );
  });

  it.each<[object]>([
    [{ name: 5 }],
    [{ description: ['a'] }],
    [{ image: [] }],
    [{ image: [image] }],
    [{ awardedDate: [] }],
    [{ validUntil: ['2030-01-01T00:00:00Z'] }],
    [{ refreshService: { type: 'ExampleRefresh' } }],
    [{ refreshService: [refreshService] }],
    [{ credentialStatus: [] }],
    [{ termsOfUse: { type: [] } }],
    [{ proof: { ...proof, proofValue: 5 } }],
    [{ proof: { ...proof, domain: [] } }],
  ])('break OB_ACHIEVEMENT_CREDENTIAL with %j', (over) => {
    expect(codes({ ...fine, ...over })).toContain('OB_ACHIEVEMENT_CREDENTIAL');
  });

  it.each<[code: string, over: object]>([
    ['OB_ISSUER', { issuer: { ...issuer, address: [] } }],
    ['OB_ISSUER', { issuer: { ...issuer, image: [image] } }],
    ['OB_ISSUER', { issuer: { ...issuer, parentOrg: [] } }],
    ['OB_ACHIEVEMENT', withAchievement({ creator: [] })],
    ['OB_ACHIEVEMENT', withAchievement({ image: [] })],
    ['OB_ACHIEVEMENT', withAchievement({ inLanguage: ['en'] })],
    ['OB_PROFILE', withAchievement({ creator: { id: 'urn:x:y', type: 'Profile', address: [] } })],
  ])('break %s with a list in place of one value', (code, over) => {
    expect(codes(over)).toEqual([code]);
  });
});

describe('an endorsement', () => {
  const codes = (over: object) =>
    runRules(endorsementRules, { ...endorsement, ...over }).map(({ code }) => code);

  it.each<[code: string, good: object, bad: object]>([
    [
      'OB_PROFILE',
      { issuer: { ...issuer, parentOrg: { id: 'urn:x:y', type: 'Profile' } } },
      { issuer: { ...issuer, parentOrg: { id: 'urn:x:y' } } },
    ],
    [
      'OB_ENDORSEMENT',
      { issuer: { ...issuer, endorsement: { ...endorsement, proof } } },
      { issuer: { ...issuer, endorsement: { ...endorsement, '@context': ['urn:x', 'urn:y'] } } },
    ],
    [
      'OB_ENDORSEMENT_JWT',
      { issuer: { ...issuer, endorsementJwt: 'e30.e30.AA' } },
      { issuer: { ...issuer, endorsementJwt: 'e30' } },
    ],
  ])('breaks %s with an issuer that is not as it should be, and not with one that is', (code, good, bad) => {
    expect(codes(good)).toEqual([]);
    expect(codes(bad)).toEqual([code]);
  });
});
