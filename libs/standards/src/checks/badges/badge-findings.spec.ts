import { describe, expect, it } from '@jest/globals';
import { openBadgeDocument, type Json } from '../../testing/credential-documents.js';
import { mutateDocument } from '../../testing/mutate-document.js';
import { seededRandom, testSeed, type Random } from '../../testing/random.js';
import { runRules } from '../rule.js';
import { badgeFindings } from './badge-findings.js';
import { badgeRules } from './rules.js';

const members = [...new Set(badgeRules.flatMap((rule) => rule.members ?? []))];

/** Every object in a document. */
function objectsIn(value: unknown): Record<string, Json>[] {
  if (typeof value !== 'object' || value === null) return [];
  const within = Object.values(value).flatMap(objectsIn);
  return Array.isArray(value) ? within : [value as Record<string, Json>, ...within];
}

/** Puts a member that some rule looks for where it may not belong. */
function misplace(document: object, random: Random): void {
  const values: readonly Json[] = ['', 'text', 5, {}, { type: 'Image' }, [], ['2026-01-01'], 'en', null];
  random.pick(objectsIn(document))[random.pick(members)] = random.pick(values);
}

describe('what is found in a badge', () => {
  it('is what all rules find, however it is spoilt', () => {
    const seed = testSeed();
    console.info(`badge findings: seed ${seed}`);
    const random = seededRandom(seed);
    const told = { broken: 0, whole: 0 };
    for (let number = 0; number < 600; number += 1) {
      const document = openBadgeDocument(random);
      if (number % 3 === 1) mutateDocument(document, random);
      if (number % 3 === 2) misplace(document, random);
      const findings = runRules(badgeRules, document);
      expect(badgeFindings(document)).toEqual(findings);
      told[findings.length > 0 ? 'broken' : 'whole'] += 1;
    }
    expect(told.broken).toBeGreaterThan(100);
    expect(told.whole).toBeGreaterThan(100);
  });
});
