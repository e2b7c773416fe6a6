import { describe, expect, it } from '@jest/globals';
import { buildAchievementCredential } from '../../credentials/build-achievement-credential.js';
import { buildClrCredential } from '../../credentials/build-clr-credential.js';
import { badgeRules } from '../badges/rules.js';
import { runRules } from '../rule.js';
import { clrRules } from './rules.js';

const issuer = { id: 'did:web:example.org', name: 'Rio Bravo Community College' };
const validFrom = new Date('2026-05-15T16:00:00.000Z');
const badge = buildAchievementCredential({
  id: 'urn:uuid:0197a1c0-0000-7000-8000-0000000000d1',
  issuer,
  achievement: {
    id: 'https://example.org/achievements/1',
    type: ['Achievement'],
    name: 'Log analysis',
    description: 'Reads logs.',
    criteria: { narrative: 'Passes the laboratory.' },
    achievementType: 'Badge',
    alignment: [
      { type: ['Alignment'], targetName: 'Analyse logs', targetUrl: 'https://example.org/items/1' },
    ],
  },
  subject: { id: 'did:example:ana' },
  evidence: [{ type: ['Evidence'], narrative: 'A report.' }],
  validFrom,
});
const signed = { ...badge, proof: { type: 'DataIntegrityProof', cryptosuite: 'eddsa-rdfc-2022' } };
const clr = buildClrCredential({
  id: 'urn:uuid:0197a1c0-0000-7000-8000-0000000000d2',
  name: 'Transcript',
  issuer,
  subject: { id: 'did:example:ana' },
  credentials: [signed],
  associations: [{ associationType: 'isParentOf', sourceId: 'urn:x:1', targetId: 'urn:x:2' }],
  validFrom,
});

/** The document without the member at a path. */
function without(document: object, path: string): Record<string, unknown> {
  const copy = JSON.parse(JSON.stringify(document)) as Record<string, unknown>;
  const steps = path.split('/');
  const last = steps.pop() ?? '';
  const parent = steps.reduce((value, step) => value[step] as Record<string, unknown>, copy);
  delete parent[last];
  return copy;
}
const achievement = 'credentialSubject/achievement';
const nested = 'credentialSubject/verifiableCredential/0';
const codes = (rules: typeof badgeRules, document: Record<string, unknown>) =>
  runRules(rules, document).map(({ code }) => code);

describe('what the builders make', () => {
  it('breaks no rule', () => {
    expect(runRules(badgeRules, badge)).toEqual([]);
    expect(runRules(clrRules, clr)).toEqual([]);
  });

  it.each([
    ['@context', 'OB_CONTEXT'],
    ['id', 'OB_ID'],
    ['type', 'OB_TYPE'],
    ['issuer', 'OB_ISSUER'],
    ['issuer/type', 'OB_ISSUER'],
    ['validFrom', 'OB_DATES'],
    ['credentialSubject', 'OB_CREDENTIAL_SUBJECT'],
    ['credentialSubject/id', 'OB_CREDENTIAL_SUBJECT'],
    [achievement, 'OB_CREDENTIAL_SUBJECT'],
    [`${achievement}/name`, 'OB_ACHIEVEMENT'],
    [`${achievement}/criteria/narrative`, 'OB_CRITERIA'],
    [`${achievement}/achievementType`, 'OB_ACHIEVEMENT_TYPE_MISSING'],
    [`${achievement}/alignment/0/targetUrl`, 'OB_ALIGNMENT'],
    ['evidence/0/type', 'OB_EVIDENCE'],
  ])('of a badge is found without its %s', (path, code) => {
    expect(codes(badgeRules, without(badge, path))).toContain(code);
  });

  it.each([
    ['@context', 'CLR_CONTEXT'],
    ['type', 'CLR_TYPE'],
    ['name', 'CLR_NAME'],
    ['credentialSubject/id', 'CLR_SUBJECT'],
    ['credentialSubject/verifiableCredential', 'CLR_CREDENTIALS'],
    ['credentialSubject/association/0/targetId', 'CLR_ASSOCIATION'],
    [`${nested}/proof`, 'CLR_NESTED_PROOF'],
    [`${nested}/${achievement}/name`, 'CLR_NESTED'],
  ])('of a learner record is found without its %s', (path, code) => {
    expect(codes(clrRules, without(clr, path))).toContain(code);
  });

  it('is no learner record around an unsigned credential', () => {
    const input = {
      id: 'urn:x:3',
      name: 'Transcript',
      issuer,
      subject: { id: 'did:example:ana' },
      validFrom,
    };
    expect(() => buildClrCredential({ ...input, credentials: [badge] })).toThrow('signed by its own issuer');
    expect(() => buildClrCredential({ ...input, credentials: [] })).toThrow('at least one');
  });
});
