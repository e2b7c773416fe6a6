import { describe, expect, it } from '@jest/globals';
import { judgeRoster } from './roster.js';

const row = {
  externalId: 'a-1',
  email: 'ana@example.org',
  name: 'Ana Beltrán Ruiz',
  achievement: 'Log analysis',
  completedOn: '2026-05-01',
  level: '3',
};
const judge = (rows: Partial<typeof row & { hold: string }>[]) =>
  judgeRoster(
    rows.map((over) => ({ ...row, ...over })),
    ['vc+ld+json'],
    (text) => (text === 'Log analysis' ? '0197a1c0-0000-7000-8000-0000000000c1' : undefined),
  ).map((verdict) => (verdict.outcome === 'pending' ? 'pending' : verdict.problem.code));

describe('judging a roster', () => {
  it('takes good rows and the same row twice', () => {
    expect(judge([{}, {}, { externalId: 'a-2', completedOn: '' }])).toEqual([
      'pending',
      'pending',
      'pending',
    ]);
  });

  it('rejects what is wrong, row by row', () => {
    expect(
      judge([
        { completedOn: '2026-02-30' },
        { email: 'no address' },
        { name: ' ' },
        { achievement: 'Nothing' },
        { externalId: '' },
        {},
        { level: '4' },
      ]),
    ).toEqual([
      'ISSUER_ROW_INVALID',
      'ISSUER_ROW_INVALID',
      'ISSUER_ROW_INVALID',
      'ISSUER_UNKNOWN_ACHIEVEMENT',
      'ISSUER_ROW_INVALID',
      'pending',
      'ISSUER_ROW_CONTRADICTS',
    ]);
  });

  it('holds what the institution holds', () => {
    expect(judge([{ hold: 'yes' }])).toEqual(['ISSUER_ROW_HELD']);
  });
});
