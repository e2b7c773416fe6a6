import { describe, expect, it } from '@jest/globals';
import type { AwardRequest } from '@wellspring/contracts';
import { contentHash } from './award.js';
import { awardsToSign, judgeAwards, settleAwards, type KnownAward } from './award-outcome.js';

const achievementId = '0197a1c0-0000-7000-8000-0000000000c1';
const now = new Date('2026-06-01T12:00:00Z');
const request = (over: Partial<AwardRequest> = {}): AwardRequest => ({
  externalId: 'a-1',
  recipient: { email: 'ana@example.org', name: 'Ana' },
  achievementId,
  formats: ['vc+ld+json'],
  ...over,
});
const knownAs = (awardId: string, of = request()): [string, KnownAward] => [
  of.externalId,
  { awardId, recipientId: 'r', contentHash: contentHash(of), credentials: [] },
];
const levelsOf = (id: string) =>
  id === achievementId ? [{ id: 'urn:1', name: 'Able', rank: 1 }] : undefined;
const judge = (requests: AwardRequest[], known: [string, KnownAward][] = []) =>
  judgeAwards(requests, new Map(known), { levelsOf, now });
const codeOf = (outcome: ReturnType<typeof judge>[number]) =>
  outcome?.outcome === 'rejected' ? outcome.problem.code : outcome?.outcome;

describe('judging awards', () => {
  it('leaves to be signed what is new and right', () => {
    expect(judge([request(), request({ level: 'Able' })])).toEqual([undefined, undefined]);
  });

  it('knows an award again, however its address is written, and a contradiction', () => {
    const spelt = request({ recipient: { email: ' ANA@example.org', name: 'A.' } });
    const other = request({ completedOn: '2026-05-01' });
    expect(judge([spelt, other], [knownAs('award')]).map(codeOf)).toEqual([
      'duplicate',
      'ISSUER_AWARD_CONFLICT',
    ]);
  });

  it.each([
    [{ achievementId: '0197a1c0-0000-7000-8000-0000000000c2' }, 'ISSUER_UNKNOWN_ACHIEVEMENT'],
    [{ level: 'Master' }, 'ISSUER_UNKNOWN_LEVEL'],
    [{ validUntil: '2026-06-01T12:00:00Z' }, 'ISSUER_NEVER_VALID'],
  ])('rejects %j as %s', (over, code) => {
    expect(judge([request(over)]).map(codeOf)).toEqual([code]);
  });
});

describe('what is to be signed', () => {
  it('is each new award once, as it came first', () => {
    const [first, again, other] = [request({ level: 1 }), request(), request({ externalId: 'a-2' })];
    const rejected = { outcome: 'rejected', problem: { code: 'X', reason: '' } } as const;
    expect(
      awardsToSign(
        [first, again, other, request({ externalId: 'a-3' })],
        [undefined, undefined, undefined, rejected],
      ),
    ).toEqual([first, other]);
  });
});

describe('settling awards', () => {
  const settle = (requests: AwardRequest[], known: [string, KnownAward][], stored: string[]) =>
    settleAwards(requests, judge(requests), {
      known: new Map(known),
      stored: new Set(stored),
      problems: new Map([['a-9', { code: 'ISSUER_RECIPIENT_ERASED', reason: '' }]]),
    }).map(codeOf);

  it('calls the first request of a new award issued and the same again a duplicate', () => {
    expect(settle([request(), request(), request({ level: 1 })], [knownAs('new')], ['new'])).toEqual([
      'issued',
      'duplicate',
      'ISSUER_AWARD_CONFLICT',
    ]);
  });

  it('calls what another call stored meanwhile a duplicate', () => {
    expect(settle([request()], [knownAs('theirs')], ['other'])).toEqual(['duplicate']);
  });

  it('rejects what could not be signed, unless another call stored it', () => {
    const unsigned = request({ externalId: 'a-9' });
    expect(settle([unsigned], [], [])).toEqual(['ISSUER_RECIPIENT_ERASED']);
    expect(settle([unsigned], [knownAs('theirs', unsigned)], [])).toEqual(['duplicate']);
  });

  it('takes an award that is neither stored nor refused for the bug that it is', () => {
    expect(() => settle([request()], [], [])).toThrow('neither stored nor refused');
  });
});
