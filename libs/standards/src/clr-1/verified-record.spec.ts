import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { subjectItems } from '../credentials/subject-items.js';
import { academy, issuerId, jwsOf, keyId, pair } from '../testing/older-credentials.js';
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
import { unshowableIn } from '../testing/showable.js';

describe('a CLR 1.0', () => {
  it('is verified when its address has it, with each assertion in it', async () => {
    const reading = await readRecord(...record());
    expect([reading.outcome, told(reading.checks), toldWithin(reading)]).toEqual(['verified', [], [[], []]]);
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
      const { outcome, checks } = await readRecord(jwsOf(aClr({ verification })), academy());
      expect([outcome, told(checks)]).toEqual(['verified', []]);
    }
    expect((await readRecord(clrId, record({ verification: null })[1])).outcome).toBe('verified');
  });

  it('says what it says by the names of CLR 2.0 and Open Badges 3.0', async () => {
    const { content } = await readRecord(...record());
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
    const reading = await readRecord(...record({ assertions: [anAssertion({ achievement: other })] }));
    expect(reading.outcome).toBe('verified');
    expect(toldWithin(reading)[0]).toEqual(['issuer-binding ASSERTION_UNPROVED']);
    expect(told(reading.checks)).toEqual(['assertions ASSERTION_UNPROVED']);
  });

  it('has assertions that are hosted by themselves', async () => {
    const id = 'https://academy.example/assertions/clr-1';
    const assertion = anAssertion({ id, verification: { type: 'Hosted' } });
    const [clr, world] = record({ assertions: [assertion] });
    expect((await readRecord(clr, { ...world, [id]: assertion })).outcome).toBe('verified');
    const gone = await readRecord(clr, { ...world, [id]: { status: 410, text: '{}' } });
    expect([gone.outcome, toldWithin(gone)[0], told(gone.checks)]).toEqual([
      'refused',
      ['status REVOKED'],
      ['assertions ASSERTION_REFUSED'],
    ]);
  });

  it('is that of the person who shows it', async () => {
    const identities = ['ANA@example.org'];
    expect((await readRecord(...record(), { identities })).outcome).toBe('verified');
    const { checks } = await readRecord(...record(), { identities: ['eve@example.org'] });
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
    const { outcome } = await readRecord(
      jwsOf(clr),
      {},
      { knownKeys: (id) => (id === issuerId ? [publicJwk] : []) },
    );
    expect(outcome).toBe('verified');
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
        expect((await readRecord(clr, world)).outcome).not.toBe('verified');
      }),
      { numRuns: 150 },
    );
  });
});
