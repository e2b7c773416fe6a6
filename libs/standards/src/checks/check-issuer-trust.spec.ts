import { describe, expect, it } from '@jest/globals';
import type { ParsedCredential } from '../credentials/parse-credential.js';
import { builtBadge, builtClr, logAnalysis } from '../testing/built-credentials.js';
import type { VerificationPorts } from './check.js';
import { checkIssuerTrust } from './check-issuer-trust.js';

type Status = 'trusted' | 'distrusted' | 'unknown';

/** An issuer that is trusted for badges and degrees, distrusted for licences, and of which else nothing is known. */
const registry: Readonly<Record<string, Status>> = {
  Badge: 'trusted',
  Degree: 'trusted',
  License: 'distrusted',
};

async function check(document: object) {
  const asked: (string | undefined)[] = [];
  const ports = {
    trust: async (issuer: string, type?: string) => {
      expect(issuer).toBe('did:web:example.org');
      asked.push(type);
      return { status: registry[type ?? ''] ?? 'unknown', reason: `${type}.` };
    },
  } as VerificationPorts;
  const { outcome, code, reason } = await checkIssuerTrust(
    { credential: document } as ParsedCredential,
    ports,
  );
  return { verdict: code ?? outcome, reason, asked };
}

const subject = (achievementType?: unknown) => ({
  type: ['AchievementSubject'],
  achievement: { ...logAnalysis, achievementType },
});
const ofSubjects = (...credentialSubject: unknown[]) => check({ ...builtBadge, credentialSubject });
const record = (achievement: unknown) =>
  check({ ...builtClr, credentialSubject: { ...(builtClr['credentialSubject'] as object), achievement } });
const achievements = (...types: string[]) =>
  types.map((achievementType) => ({ ...logAnalysis, achievementType }));

describe('the trust in an issuer', () => {
  it('is one question about a credential of one type, however many it is of', async () => {
    const once = { verdict: 'pass', reason: 'Badge.', asked: ['Badge'] };
    expect(await check(builtBadge)).toEqual(once);
    expect(await ofSubjects(subject('Badge'), subject('Badge'))).toEqual(once);
    expect(await record(achievements('Badge', 'Badge'))).toEqual(once);
    expect(await record(achievements('Badge')[0])).toEqual(once);
  });

  it('is asked of each type, and the worst answer counts', async () => {
    expect(await ofSubjects(subject('Badge'), subject('Degree'))).toEqual({
      verdict: 'pass',
      reason: 'Badge.',
      asked: ['Badge', 'Degree'],
    });
    const unknown = { verdict: 'ISSUER_UNKNOWN', reason: 'Course.' };
    expect(await ofSubjects(subject('Badge'), subject('Course'))).toMatchObject(unknown);
    expect(await ofSubjects(subject('Course'), subject('Badge'))).toMatchObject(unknown);
    const distrusted = { verdict: 'ISSUER_DISTRUSTED', reason: 'License.' };
    for (const types of [
      ['Badge', 'License'],
      ['License', 'Badge'],
      ['Course', 'License'],
      ['License', 'Course'],
      ['Badge', 'Course', 'License'],
    ]) {
      expect(await ofSubjects(...types.map(subject))).toMatchObject(distrusted);
      expect(await record(achievements(...types))).toMatchObject(distrusted);
    }
  });

  it('is asked of each type of a list, and of none that is no text', async () => {
    expect(await ofSubjects(subject(['Badge', 'License']))).toMatchObject({ verdict: 'ISSUER_DISTRUSTED' });
    for (const type of [{ '@value': 'License' }, ['Badge', { '@value': 'License' }], [['License']], 7]) {
      expect(await ofSubjects(subject(type))).toMatchObject({
        verdict: 'ACHIEVEMENT_TYPE_UNREADABLE',
        asked: [],
      });
    }
  });

  it('is not asked for more than a hundred types', async () => {
    const types = (count: number) => Array.from({ length: count }, (_, at) => `ext:${at}`);
    expect((await ofSubjects(subject(types(100)))).asked).toHaveLength(100);
    expect(await ofSubjects(subject(types(101)))).toMatchObject({
      verdict: 'ACHIEVEMENT_TYPES_TOO_MANY',
      asked: [],
    });
  });

  it('is asked of an achievement without a type as well, and of a subject without an achievement', async () => {
    const untyped = { verdict: 'ISSUER_UNKNOWN', asked: ['Badge', undefined] };
    for (const other of [subject(), subject(null), {}, 'did:example:ana', null]) {
      expect(await ofSubjects(subject('Badge'), other)).toMatchObject(untyped);
    }
    expect(await record([...achievements('Badge'), 'https://example.org/achievements/2'])).toMatchObject(
      untyped,
    );
  });

  it('is one question where no achievement is named', async () => {
    const once = { verdict: 'ISSUER_UNKNOWN', asked: [undefined] };
    expect(await check(builtClr)).toMatchObject(once);
    expect(await record([])).toMatchObject(once);
    expect(await ofSubjects()).toMatchObject(once);
    expect(await check({ ...builtBadge, credentialSubject: undefined })).toMatchObject(once);
  });
});
