import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CheckResult } from '../checks/check.js';
import { subjectItems } from '../credentials/subject-items.js';
import type { OlderCredentialPorts } from '../older-formats/older-credential-ports.js';
import type { StandardsError } from '../standards-error.js';
import {
  academy,
  anAssertion as aBadge,
  issuerId,
  jwsOf,
  keyId,
  listId,
  pair,
  pemKeyPair,
  portOf,
  revocationList,
  type Json,
  type World,
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
import { unshowableIn } from '../testing/showable.js';
import { readClr1, type Clr1Reading } from './read-clr-1.js';

const now = new Date('2026-05-15T16:00:00Z');
const read = (given: unknown, world: World, over: Partial<OlderCredentialPorts> = {}) =>
  readClr1(typeof given === 'string' ? given : JSON.stringify(given), { ...portOf(world), now, ...over });
const told = (checks: readonly CheckResult[]) =>
  checks.flatMap(({ check, code }) => (code ? [`${check} ${code}`] : []));
const within = (reading: Clr1Reading) => reading.assertions.map(({ checks }) => told(checks));

describe('a CLR 1.0', () => {
  it('is verified when its address has it, with each assertion in it', async () => {
    const reading = await read(...record());
    expect([reading.outcome, told(reading.checks), within(reading)]).toEqual(['verified', [], [[], []]]);
    expect(reading.assertions.map(({ form }) => form)).toEqual(['embedded', 'signed']);
    expect(reading.checks.map(({ check }) => check)).toEqual([
      'schema',
      'proof',
      'issuer-binding',
      'recipient',
      'validity-dates',
      'status',
      'assertions',
    ]);
  });

  it('is verified as a JWS by the key of its publisher, and by its address alone', async () => {
    for (const verification of [null, { type: 'Signed', creator: keyId }]) {
      const { outcome, checks } = await read(jwsOf(aClr({ verification })), academy());
      expect([outcome, told(checks)]).toEqual(['verified', []]);
    }
    expect((await read(clrId, record({ verification: null })[1])).outcome).toBe('verified');
  });

  it('says what it says by the names of CLR 2.0 and Open Badges 3.0', async () => {
    const { content } = await read(...record());
    expect(content).toMatchObject({
      id: clrId,
      name: 'Record of Ana Ribeiro',
      partial: true,
      issuer: { id: issuerId, type: ['Profile'], name: 'Harbour Academy' },
      validFrom: '2020-07-01T00:00:00Z',
      credentialSubject: {
        id: learner.id,
        profile: {
          name: 'Ana Ribeiro',
          otherIdentifier: [{ identifier: '4711', identifierType: 'ext:studentId' }],
        },
        achievement: [{ id: 'urn:x:programme', criteria: { narrative: 'Found three faults.' } }],
      },
    });
    const isPartOf = { type: 'Association', associationType: 'isPartOf', targetId: 'urn:x:programme' };
    const sourceId = 'urn:uuid:0197a1c0-0000-7000-8000-0000000000ac';
    // Once for each assertion; CLR 2.0 has no exemplar.
    expect(content?.credentialSubject.association).toEqual(Array(2).fill({ ...isPartOf, sourceId }));
    const [badge] = content?.badges ?? [];
    expect(badge?.credentialSubject).toMatchObject({
      identifier: [{ identityHash: learner.id, identityType: 'identifier', hashed: false }],
      achievement: { achievementType: 'Assessment', description: 'Log analysis', tag: ['operations'] },
      result: [{ type: ['Result'], resultDescription: 'urn:x:result', achievedLevel: 'urn:x:level:2' }],
    });
    expect(badge?.evidence).toEqual([
      { type: ['Evidence'], name: 'Work' },
      { id: 'https://ana.example/report', type: ['Evidence'], name: 'Report' },
    ]);
    expect(subjectItems({ ...badge })).toEqual([
      { uri: 'https://frameworks.example/items/analyse-logs', level: 2 },
    ]);
    expect(unshowableIn(content)).toEqual([]);
  });

  it('vouches for what has no proof of its own, and says so where another awarded it', async () => {
    const other = achievement({ issuer: { id: 'https://other.example/issuer', name: 'Other' } });
    const reading = await read(...record({ assertions: [anAssertion({ achievement: other })] }));
    expect(reading.outcome).toBe('verified');
    expect(within(reading)[0]).toEqual(['issuer-binding ASSERTION_UNPROVED']);
    expect(told(reading.checks)).toEqual(['assertions ASSERTION_UNPROVED']);
  });

  it('has assertions that are hosted by themselves', async () => {
    const id = 'https://academy.example/assertions/clr-1';
    const assertion = anAssertion({ id, verification: { type: 'Hosted' } });
    const [clr, world] = record({ assertions: [assertion] });
    expect((await read(clr, { ...world, [id]: assertion })).outcome).toBe('verified');
    const gone = await read(clr, { ...world, [id]: { status: 410, text: '{}' } });
    expect([gone.outcome, within(gone)[0], told(gone.checks)]).toEqual([
      'refused',
      ['status REVOKED'],
      ['assertions ASSERTION_REFUSED'],
    ]);
  });

  it('is that of the person who shows it', async () => {
    const identities = ['ANA@example.org'];
    expect((await read(...record(), { identities })).outcome).toBe('verified');
    const { checks } = await read(...record(), { identities: ['eve@example.org'] });
    expect(told(checks)).toEqual(['recipient RECIPIENT_OTHER']);
  });

  it('is verified offline by keys that the caller knows', async () => {
    const { d: _, ...publicJwk } = pair.privateJwk;
    const withoutList = { ...publisher, revocationList: null };
    const own = achievement({ issuer: withoutList });
    const clr = aClr({
      publisher: withoutList,
      verification: { type: 'Signed' },
      assertions: [anAssertion({ achievement: own })],
      signedAssertions: [jwsOf(signed({ achievement: own }))],
    });
    const { outcome } = await read(
      jwsOf(clr),
      {},
      { knownKeys: (id) => (id === issuerId ? [publicJwk] : []) },
    );
    expect(outcome).toBe('verified');
  });
});

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
    const reading = await read(...record({ assertions: [], ...over }));
    expect(within(reading)).toEqual([expected]);
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
    const { outcome, assertions } = await read(...record({ assertions: [assertion] }));
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
    const { checks } = await read(...record(over));
    expect(checks[0]).toMatchObject({ check: 'schema', outcome });
    expect(checks[0]?.findings?.map((finding) => finding.code)).toContain(code);
  });

  it('a record of no address and no signature, revoked, elsewhere, or of a publisher who has no address', async () => {
    const bare = await read(aClr({ id: 'urn:x:record', verification: null }), academy());
    expect(told(bare.checks)).toEqual(['proof VERIFICATION_UNKNOWN']);
    const revoked = academy({ [listId]: { ...revocationList, revokedAssertions: [clrId] } });
    expect(told((await read(jwsOf(aClr({ verification: null })), revoked)).checks)).toEqual([
      'status REVOKED',
    ]);
    const elsewhere = 'https://elsewhere.example/records/3';
    const moved = aClr({ id: elsewhere });
    const { checks } = await read(moved, academy({ [elsewhere]: moved }));
    expect(told(checks)).toEqual(['issuer-binding HOST_FOREIGN']);
    const nameless = await read(...record({ publisher: { ...publisher, id: 'urn:x:publisher' } }));
    expect(told(nameless.checks)).toContain('issuer-binding ISSUER_UNCONFIRMED');
  });

  it('what is no CLR at all, and one that is too large', async () => {
    const refused = (given: unknown) => read(given, academy()).catch((error: StandardsError) => error.code);
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

describe('a CLR 1.0 that somebody changed', () => {
  it('never verifies with a signed assertion changed in any character', async () => {
    const jws = jwsOf(signed());
    await fc.assert(
      fc.asyncProperty(fc.nat(jws.length - 1), fc.constantFrom(...'Aa09-_.'), async (at, character) => {
        fc.pre(jws[at] !== character);
        const changed = jws.slice(0, at) + character + jws.slice(at + 1);
        const [clr, world] = record({ signedAssertions: [changed] });
        expect((await read(clr, world)).outcome).not.toBe('verified');
      }),
      { numRuns: 150 },
    );
  });
});
