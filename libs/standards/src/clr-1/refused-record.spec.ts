import { describe, expect, it } from '@jest/globals';
import type { StandardsError } from '../standards-error.js';
import {
  academy,
  jwsOf,
  listId,
  pemKeyPair,
  revocationList,
  anAssertion as aBadge,
  type Json,
} from '../testing/older-credentials.js';
import {
  achievement,
  aClr,
  anAssertion,
  clrId,
  learner,
  publisher,
  record,
  signed,
} from '../testing/older-learner-record.js';
import { readRecord, told, toldWithin } from '../testing/older-readings.js';

describe('what is wrong with a CLR 1.0 is named', () => {
  const foreign = jwsOf(signed(), pemKeyPair().privateJwk);
  const ofEve = jwsOf(signed({ recipient: { type: 'id', identity: 'urn:uuid:eve', hashed: false } }));
  const ofNobody = jwsOf(signed({ recipient: { type: 'sisId', identity: '7', hashed: false } }));

  it.each<[string, Json, string[]]>([
    ['a signature of another key', { signedAssertions: [foreign] }, ['proof PROOF_INVALID']],
    ['an assertion of somebody else', { signedAssertions: [ofEve] }, ['recipient RECIPIENT_OTHER']],
    [
      'a signed assertion without a recipient',
      { signedAssertions: [jwsOf(signed({ recipient: null }))] },
      ['recipient RECIPIENT_UNKNOWN'],
    ],
    [
      'a recipient that cannot be compared',
      { signedAssertions: [ofNobody] },
      ['recipient RECIPIENT_UNKNOWN'],
    ],
    ['no JWS', { signedAssertions: ['a.b.c'] }, ['schema STANDARDS_BASE64URL']],
    [
      'an assertion that is revoked',
      { signedAssertions: [jwsOf(signed({ revoked: true, revocationReason: 'Copied' }))] },
      ['status REVOKED'],
    ],
    [
      'an assertion that is to come',
      { signedAssertions: [jwsOf(signed({ issuedOn: '2031-01-01T00:00:00Z' }))] },
      ['validity-dates NOT_YET_VALID'],
    ],
  ])('%s', async (_what, over, expected) => {
    const reading = await readRecord(...record({ assertions: [], ...over }));
    expect(toldWithin(reading)).toEqual([expected]);
    expect(reading.outcome).toBe(expected[0] === 'recipient RECIPIENT_UNKNOWN' ? 'verified' : 'refused');
  });

  it.each<[string, Json, string]>([
    ['no achievement', anAssertion({ achievement: null }), 'CLR1_ACHIEVEMENT'],
    [
      'an achievement without an issuer',
      anAssertion({ achievement: achievement({ issuer: null }) }),
      'CLR1_ACHIEVEMENT',
    ],
    ['an alignment', anAssertion({ achievement: achievement({ alignments: [{}] }) }), 'CLR1_ALIGNMENT'],
    [
      'a result description',
      anAssertion({ achievement: achievement({ resultDescriptions: [{ id: 'urn:x:r' }] }) }),
      'CLR1_RESULT_DESCRIPTION',
    ],
    ['a result', anAssertion({ results: ['A'] }), 'CLR1_RESULT'],
    ['a recipient', anAssertion({ recipient: { type: 'id' } }), 'CLR1_RECIPIENT'],
    ['evidence', anAssertion({ evidence: [{ id: 'relative' }] }), 'CLR1_EVIDENCE'],
    ['a place without an identifier', anAssertion({ id: null }), 'CLR1_ASSERTION'],
  ])('an assertion that is not as the standard has it: %s', async (_what, assertion, code) => {
    const { outcome, assertions } = await readRecord(...record({ assertions: [assertion] }));
    const [schema] = assertions[0]?.checks ?? [];
    expect(schema).toMatchObject({ check: 'schema', outcome: 'fail', code: 'SCHEMA_INVALID' });
    expect(schema?.findings?.map((finding) => finding.code)).toContain(code);
    expect(outcome).toBe('refused');
  });

  it.each<[string, Json, string, 'fail' | 'warning']>([
    ['context', { '@context': 'https://example.org' }, 'CLR1_CONTEXT', 'warning'],
    ['name', { name: 7 }, 'CLR1_CLR', 'fail'],
    ['signed assertions', { signedAssertions: [7] }, 'CLR1_CLR', 'fail'],
    ['learner', { learner: { name: 'Ana' } }, 'CLR1_PROFILE', 'fail'],
    ['achievement', { achievements: [{}] }, 'CLR1_ACHIEVEMENT', 'fail'],
  ])('a record that is not as the standard has it: %s', async (_what, over, code, outcome) => {
    const { checks } = await readRecord(...record(over));
    expect(checks[0]).toMatchObject({ check: 'schema', outcome });
    expect(checks[0]?.findings?.map((finding) => finding.code)).toContain(code);
  });

  it('a record of no address and no signature, revoked, elsewhere, or of a publisher who has no address', async () => {
    const bare = await readRecord(aClr({ id: 'urn:x:record', verification: null }), academy());
    expect(told(bare.checks)).toEqual(['proof VERIFICATION_UNKNOWN']);
    const revoked = academy({ [listId]: { ...revocationList, revokedAssertions: [clrId] } });
    expect(told((await readRecord(jwsOf(aClr({ verification: null })), revoked)).checks)).toEqual([
      'status REVOKED',
    ]);
    const elsewhere = 'https://elsewhere.example/records/3';
    const moved = aClr({ id: elsewhere });
    const { checks } = await readRecord(moved, academy({ [elsewhere]: moved }));
    expect(told(checks)).toEqual(['issuer-binding HOST_FOREIGN']);
    const nameless = await readRecord(...record({ publisher: { ...publisher, id: 'urn:x:publisher' } }));
    expect(told(nameless.checks)).toContain('issuer-binding ISSUER_UNCONFIRMED');
  });

  it('what is no CLR at all, and one that is too large', async () => {
    const refused = (given: unknown) =>
      readRecord(given, academy()).catch((error: StandardsError) => error.code);
    expect(await refused(aBadge())).toBe('CLR1_NOT_A_CLR');
    expect(await refused({ type: ['VerifiableCredential', 'ClrCredential'], learner, publisher })).toBe(
      'CLR1_NOT_A_CLR',
    );
    expect(await refused('[]')).toBe('STANDARDS_MALFORMED');
    expect(await refused(`{"type":"Clr","learner":{},"publisher":{},"type":"Clr"}`)).toBe(
      'STANDARDS_DUPLICATE_KEY',
    );
    expect(await refused(aClr({ signedAssertions: Array(1000).fill('a.b.c') }))).toBe('CLR1_TOO_LARGE');
  });
});
