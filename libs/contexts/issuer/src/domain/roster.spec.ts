import { describe, expect, it } from '@jest/globals';
import { judgeRoster, type RosterLine } from './roster.js';

const row = {
  externalId: 'a-1',
  email: 'ana@example.org',
  name: 'Ana Beltrán Ruiz',
  achievement: 'Log analysis',
  completedOn: '2026-05-01',
  level: '3',
};
const logAnalysis = {
  id: '0197a1c0-0000-7000-8000-0000000000c1',
  name: 'Log analysis',
  levels: [
    { id: 'urn:1', name: 'Aware', rank: 3 },
    { id: 'urn:2', name: 'Able', rank: 4 },
  ],
};
const [first, second] = [
  { ...logAnalysis, id: '0197a1c0-0000-7000-8000-0000000000c2', name: 'Twice' },
  { ...logAnalysis, id: '0197a1c0-0000-7000-8000-0000000000c3', name: 'Twice' },
];
const verdicts = (rows: Partial<RosterLine>[]) =>
  judgeRoster(
    rows.map((over) => ({ ...row, ...over })),
    {
      achievements: [logAnalysis, first, second],
      formats: ['vc+ld+json'],
      now: new Date('2026-06-01T12:00:00Z'),
    },
  );
const judge = (rows: Partial<RosterLine>[]) =>
  verdicts(rows).map((verdict) => (verdict.outcome === 'pending' ? 'pending' : verdict.problem.code));
const reasonOf = (over: Partial<RosterLine>) => {
  const [verdict] = verdicts([over]);
  return verdict?.outcome === 'pending' ? undefined : verdict?.problem.reason;
};

describe('judging a roster', () => {
  it('takes good rows and the same row twice', () => {
    const rows = [{}, {}, { externalId: 'a-2', completedOn: '', level: ' ' }];
    expect(judge(rows)).toEqual(['pending', 'pending', 'pending']);
  });

  it.each([
    [{ completedOn: '2026-02-30' }, 'ISSUER_ROW_INVALID', /^completedOn: 2026-02-30 — /],
    [{ validUntil: 'soon' }, 'ISSUER_ROW_INVALID', /^validUntil: soon — /],
    [{ validUntil: '2026-04-30T00:00:00Z' }, 'ISSUER_NEVER_VALID', /before it begins/],
    [{ email: 'no address' }, 'ISSUER_ROW_INVALID', /^email: no address — /],
    [{ name: ' ' }, 'ISSUER_ROW_INVALID', /^name: /],
    [{ name: 'Ana\u0000' }, 'ISSUER_ROW_INVALID', /^name: Ana — has control characters/],
    [{ externalId: '' }, 'ISSUER_ROW_INVALID', /^externalId: /],
    [{ externalId: 'x'.repeat(201) }, 'ISSUER_ROW_INVALID', /^externalId: x{80} — /],
    [{ level: 'Master' }, 'ISSUER_UNKNOWN_LEVEL', /it has Aware, Able/],
    [{ achievement: 'Nothing' }, 'ISSUER_UNKNOWN_ACHIEVEMENT', /no achievement “Nothing”/],
    [{ achievement: 'Twice' }, 'ISSUER_AMBIGUOUS_ACHIEVEMENT', /use the id/],
    [{ hold: 'perhaps' }, 'ISSUER_ROW_INVALID', /^hold: perhaps — is neither yes nor no/],
    [{ malformed: 'has 7 fields' }, 'ISSUER_ROW_INVALID', /^has 7 fields$/],
  ])('rejects %j as %s', (over, code, reason) => {
    expect(judge([over])).toEqual([code]);
    expect(reasonOf(over)).toMatch(reason);
  });

  it('finds achievements by name and by id, levels by name and by rank', () => {
    expect(judge([{ achievement: first.id, level: 'Able' }])).toEqual(['pending']);
    expect(judge([{ achievement: ' Log analysis ', level: '4' }])).toEqual(['pending']);
  });

  it('rejects a row that contradicts an earlier one, also when only spaces tell them apart', () => {
    expect(judge([{}, { level: '4' }])).toEqual(['pending', 'ISSUER_ROW_CONTRADICTS']);
    expect(judge([{}, { externalId: ' a-1 ', email: 'ben@example.org' }])).toEqual([
      'pending',
      'ISSUER_ROW_CONTRADICTS',
    ]);
  });

  it('holds what the institution holds, and nothing else', () => {
    expect(judge([{ hold: 'yes' }, { hold: ' HOLD ' }])).toEqual(['ISSUER_ROW_HELD', 'ISSUER_ROW_HELD']);
    expect(judge([{ hold: 'no' }, { hold: '' }])).toEqual(['pending', 'pending']);
    expect(judge([{ hold: 'yes', email: 'no address' }])).toEqual(['ISSUER_ROW_INVALID']);
  });

  it('gives every row the forms and the issuer of the roster', () => {
    const [verdict] = judgeRoster([row], {
      achievements: [logAnalysis],
      formats: ['vc+jwt'],
      issuer: 'did:key',
      now: new Date(),
    });
    expect(verdict).toMatchObject({ request: { formats: ['vc+jwt'], issuer: 'did:key' } });
  });
});
