import type { Transaction } from '@wellspring/persistence';

/** A batch that is not finished. */
export interface WaitingBatch {
  readonly id: string;
  readonly organisationId: string;
}

export interface WaitingRow {
  readonly row_number: number;
  readonly sealed: Buffer;
}

/** How many chunks ahead a replica looks for one that no other works on. */
const lookAhead = 16;

/**
 * Whose turn it is. Organisations take turns, and so do the batches of one, so that a long roster keeps nobody
 * waiting. Commit before working, so that other replicas see the next turn.
 */
export async function takeTurn(tx: Transaction): Promise<WaitingBatch | undefined> {
  const [batch] = await tx.query<WaitingBatch>(
    `update issuer.batch set served_at = clock_timestamp()
     where id = (
       select b.id from issuer.batch b
         join (select organisation_id, max(served_at) as served_at from issuer.batch
               where finished_at is null group by organisation_id) o using (organisation_id)
       where b.finished_at is null
       order by o.served_at, b.served_at, b.id limit 1 for update of b skip locked)
     returning id, organisation_id as "organisationId"`,
  );
  return batch;
}

/**
 * The rows of a batch's first chunk that is not done and that nobody works on. An advisory lock keeps them for
 * as long as the transaction lives: other replicas take other chunks, and a process that dies lets go at once.
 */
export async function lockRows(tx: Transaction, batchId: string, chunkSize: number): Promise<WaitingRow[]> {
  const ahead = await tx.query<{ row_number: number }>(
    `select row_number from issuer.batch_row where batch_id = $1 and outcome = 'pending'
     order by row_number limit $2`,
    [batchId, chunkSize * lookAhead],
  );
  const chunks = new Set(ahead.map(({ row_number }) => Math.floor((row_number - 1) / chunkSize)));
  for (const chunk of chunks) {
    const [lock] = await tx.query<{ held: boolean }>(
      'select pg_try_advisory_xact_lock(hashtextextended($1, 2)) as held',
      [`batch:${batchId}:${chunk}`],
    );
    if (!lock?.held) continue;
    // Looked at again under the lock: who held it before may have finished them.
    const rows = await tx.query<WaitingRow>(
      `select row_number, sealed from issuer.batch_row
       where batch_id = $1 and outcome = 'pending' and row_number > $2 and row_number <= $3 order by row_number`,
      [batchId, chunk * chunkSize, (chunk + 1) * chunkSize],
    );
    if (rows.length > 0) return rows;
  }
  return [];
}

/** Notes what became of rows that still wait; a row that is finished keeps its outcome. */
export async function finishRows(
  tx: Transaction,
  batchId: string,
  rows: readonly {
    row: number;
    outcome: string;
    code: string | null;
    reason: string | null;
    awardId: string | null;
  }[],
): Promise<void> {
  await tx.query(
    `update issuer.batch_row r
     set outcome = u.outcome, code = u.code, reason = u.reason, award_id = u.award_id, sealed = null
     from unnest($2::int[], $3::text[], $4::text[], $5::text[], $6::uuid[]) as u (row_number, outcome, code, reason, award_id)
     where r.batch_id = $1 and r.row_number = u.row_number and r.outcome = 'pending'`,
    [
      batchId,
      rows.map(({ row }) => row),
      rows.map(({ outcome }) => outcome),
      rows.map(({ code }) => code),
      rows.map(({ reason }) => reason),
      rows.map(({ awardId }) => awardId),
    ],
  );
}

/** Finishes a batch none of whose rows waits; answers whether it did. */
export async function finishBatch(tx: Transaction, batchId: string, at: Date): Promise<boolean> {
  const finished = await tx.execute(
    `update issuer.batch set finished_at = $2 where id = $1 and finished_at is null
     and not exists (select 1 from issuer.batch_row where batch_id = $1 and outcome = 'pending')`,
    [batchId, at],
  );
  return finished > 0;
}
