import { describe, expect, it } from '@jest/globals';
import { buildClrCredential } from '../../credentials/build-clr-credential.js';
import { badgeRules } from '../badges/rules.js';
import { builtBadge as badge, builtBy, builtClr as clr } from '../../testing/built-credentials.js';
import { runRules } from '../rule.js';
import { clrRules } from './rules.js';

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
    const input = { ...builtBy, id: 'urn:x:3', name: 'Transcript' };
    expect(() => buildClrCredential({ ...input, credentials: [badge] })).toThrow('signed by its own issuer');
    expect(() => buildClrCredential({ ...input, credentials: [] })).toThrow('at least one');
  });
});
