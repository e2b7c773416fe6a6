import type { Batch } from '@wellspring/contracts';
import type { BatchSummaryRow } from '../storage/batches.js';

/** A batch as the institution sees it. */
export function batchMessage(row: BatchSummaryRow): Batch {
  const [pending, issued, duplicate, rejected, held] = [
    row.pending,
    row.issued,
    row.duplicate,
    row.rejected,
    row.held,
  ].map(Number) as [number, number, number, number, number];
  return {
    batchId: row.id,
    state: row.finished_at ? 'done' : 'running',
    counts: {
      total: pending + issued + duplicate + rejected + held,
      pending,
      issued,
      duplicate,
      rejected,
      held,
    },
    createdAt: row.created_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
  };
}
