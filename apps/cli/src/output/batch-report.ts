import type { BatchPreview, BatchRow } from '@wellspring/contracts';
import { table } from './print.js';

type Counts = BatchPreview['counts'];

/** A batch that is done: a line for each row, then the counts. */
export function batchReport(counts: Counts, rows: readonly BatchRow[]): string {
  return [...tableOf(rows), sentenceOf(counts)].join('\n');
}

/** What would become of a roster: the rows that would not be issued, then the counts. */
export function previewReport({ counts, notable }: Pick<BatchPreview, 'counts' | 'notable'>): string {
  const others = counts.total - counts.pending - notable.length;
  return [
    ...tableOf(notable),
    ...(others > 0 ? [`… and ${others} more that would not be issued`] : []),
    sentenceOf(counts),
    'This is a preview; nothing was stored.',
  ].join('\n');
}

function tableOf(rows: readonly BatchRow[]): string[] {
  if (rows.length === 0) return [];
  const cells = rows.map(({ row, externalId, outcome, code, reason }) => [
    row,
    externalId,
    outcome,
    [reason, code && `[${code}]`].filter(Boolean).join(' '),
  ]);
  return [table(['row', 'external id', 'outcome', 'reason'], cells)];
}

function sentenceOf({ total, pending, issued, duplicate, rejected, held }: Counts): string {
  const parts = [
    ...(pending > 0 ? [`${pending} to be issued`] : []),
    ...(pending > 0 && issued === 0 ? [] : [`${issued} issued`]),
    `${duplicate} duplicate`,
    `${rejected} rejected`,
    `${held} held`,
  ];
  return `${total} rows: ${parts.join(', ')}`;
}
