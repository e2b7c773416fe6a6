import { describe, expect, it } from '@jest/globals';
import type { BatchRow } from '@wellspring/contracts';
import { batchReport, previewReport } from './batch-report.js';

const row = (number: number, over: Partial<BatchRow>): BatchRow => ({
  row: number,
  externalId: `a-${number}`,
  outcome: 'issued',
  code: null,
  reason: null,
  credentialIds: [],
  claimUrl: null,
  ...over,
});
const bad = row(2, { outcome: 'rejected', code: 'ISSUER_ROW_INVALID', reason: 'completedOn: 2026-02-30' });

describe('the report of a batch', () => {
  it('tells each row with its reason and counts that add up', () => {
    const counts = { total: 3, pending: 0, issued: 1, duplicate: 1, rejected: 1, held: 0 };
    const rows = [row(1, {}), bad, row(3, { outcome: 'duplicate', reason: 'It was issued before.' })];
    expect(batchReport(counts, rows).split('\n')).toEqual([
      'row  external id  outcome    reason',
      '1    a-1          issued',
      '2    a-2          rejected   completedOn: 2026-02-30 [ISSUER_ROW_INVALID]',
      '3    a-3          duplicate  It was issued before.',
      '3 rows: 1 issued, 1 duplicate, 1 rejected, 0 held',
    ]);
  });
});

describe('the report of a preview', () => {
  it('tells what would be issued and what would not, counts that add up', () => {
    const counts = { total: 9, pending: 6, issued: 0, duplicate: 0, rejected: 1, held: 2 };
    expect(
      previewReport({ counts, notable: [bad] })
        .split('\n')
        .slice(2),
    ).toEqual([
      '… and 2 more that would not be issued',
      '9 rows: 6 to be issued, 0 duplicate, 1 rejected, 2 held',
      'This is a preview; nothing was stored.',
    ]);
  });

  it('needs no table when every row is good', () => {
    const counts = { total: 1, pending: 1, issued: 0, duplicate: 0, rejected: 0, held: 0 };
    expect(previewReport({ counts, notable: [] })).toMatch(/^1 rows: 1 to be issued/);
  });
});
