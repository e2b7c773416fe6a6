import { describe, expect, it } from '@jest/globals';
import {
  academy,
  anAssertion,
  assertionId,
  badgeClass,
  badgeId,
  issuer,
  issuerId,
  jwsOf,
  type Json,
} from '../testing/older-credentials.js';
import { readBadge } from '../testing/older-readings.js';

describe('a badge that is not as the standard has it', () => {
  it.each<[string, Json, Json, Json, string]>([
    ['context', { '@context': 'https://w3id.org/openbadges/v1' }, {}, {}, 'OB2_CONTEXT'],
    ['narrative', { narrative: 7 }, {}, {}, 'OB2_ASSERTION'],
    ['recipient', { recipient: { type: 'email', identity: 'a', hashed: 'true' } }, {}, {}, 'OB2_RECIPIENT'],
    ['no recipient', { recipient: null }, {}, {}, 'OB2_RECIPIENT'],
    ['no verification', { verification: null }, {}, {}, 'OB2_VERIFICATION'],
    ['evidence', { evidence: [7] }, {}, {}, 'OB2_EVIDENCE'],
    ['picture', { image: 'relative.png' }, {}, {}, 'OB2_IMAGE'],
    ['no picture of the badge', {}, { image: null }, {}, 'OB2_IMAGE'],
    ['no description', {}, { description: null }, {}, 'OB2_BADGE_CLASS'],
    ['empty criteria', {}, { criteria: {} }, {}, 'OB2_CRITERIA'],
    ['alignment', {}, { alignment: { targetName: 'x' } }, {}, 'OB2_ALIGNMENT'],
    ['no address of mail', {}, {}, { email: null }, 'OB2_ISSUER'],
    ['type of the issuer', {}, {}, { type: 'Person' }, 'OB2_ISSUER'],
  ])(
    'a document that is not as the standard has it: %s',
    async (_what, over, overBadge, overIssuer, code) => {
      const assertion = anAssertion(over);
      const world = academy({
        [assertionId]: assertion,
        [badgeId]: { ...badgeClass, ...overBadge },
        [issuerId]: { ...issuer, ...overIssuer },
      });
      const { outcome, checks } = await readBadge(assertion, world);
      expect(checks[0]).toMatchObject({ check: 'schema', outcome: 'fail', code: 'SCHEMA_INVALID' });
      expect(checks[0]?.findings?.map((finding) => finding.code)).toContain(code);
      expect(outcome).toBe('refused');
    },
  );

  it('what is no badge at all', async () => {
    const many = `{"type":"Assertion","badge":1,"x":"${'x'.repeat(5_000_000)}"}`;
    const deep = `{"type":"Assertion","badge":${'['.repeat(80)}${']'.repeat(80)}}`;
    const twice = '{"type":"Assertion","badge":"urn:a","badge":"urn:b"}';
    for (const [text, code] of [
      ['', 'STANDARDS_MALFORMED'],
      ['[]', 'STANDARDS_MALFORMED'],
      ['{}', 'OB2_NOT_AN_ASSERTION'],
      [JSON.stringify(badgeClass), 'OB2_NOT_AN_ASSERTION'],
      [jwsOf({ type: 'VerifiableCredential' }), 'OB2_NOT_AN_ASSERTION'],
      ['a.b.c', 'STANDARDS_BASE64URL'],
      [many, 'STANDARDS_TOO_LARGE'],
      [deep, 'STANDARDS_TOO_DEEP'],
      [twice, 'STANDARDS_DUPLICATE_KEY'],
      ['{"type":"Assertion","badge":{"__proto__":{"id":"urn:a"}}}', 'STANDARDS_PROTO_MEMBER'],
    ] as const) {
      await expect(readBadge(text)).rejects.toMatchObject({ code: code });
    }
  });
});
