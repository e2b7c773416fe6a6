import type { Transaction } from '@wellspring/persistence';

export interface RebuildRow {
  readonly id: string;
  readonly state: 'waiting' | 'running' | 'done' | 'failed';
  readonly requested_at: Date;
  readonly finished_at: Date | null;
  readonly generation: number | null;
  readonly position: string;
  readonly events: number;
  readonly total: number;
  readonly facts: number;
  readonly unreadable: number;
  readonly before: string | null;
  readonly after: string | null;
  readonly attempts: number;
  readonly cause: string | null;
}

/** Asks for a rebuild; while one is under way, that one is the answer. */
export async function requestRebuild(tx: Transaction, id: string, at: Date): Promise<RebuildRow> {
  await tx.query(
    `insert into analytics.rebuild (id, state, requested_at, total)
     values ($1, 'waiting', $2, (select count(*) from analytics.archive)) on conflict do nothing`,
    [id, at],
  );
  const [row] = await tx.query<RebuildRow>(
    `select * from analytics.rebuild where id = $1 or state in ('waiting', 'running')
     order by state in ('waiting', 'running') desc limit 1`,
    [id],
  );
  // The one that was in the way ended between the two statements: ask again.
  return row ?? requestRebuild(tx, id, at);
}

export async function findRebuild(tx: Transaction, id: string): Promise<RebuildRow | undefined> {
  const [row] = await tx.query<RebuildRow>('select * from analytics.rebuild where id = $1', [id]);
  return row;
}

/** The rebuild under way, held for this transaction; another replica finds none meanwhile. */
export async function takeRebuild(tx: Transaction): Promise<RebuildRow | undefined> {
  const [row] = await tx.query<RebuildRow>(
    `select * from analytics.rebuild where state in ('waiting', 'running') limit 1 for update skip locked`,
  );
  return row;
}

export async function saveRebuild(tx: Transaction, row: RebuildRow): Promise<void> {
  await tx.query(
    `update analytics.rebuild
     set state = $2, finished_at = $3, generation = $4, position = $5, events = $6, total = $7, facts = $8,
         unreadable = $9, before = $10, after = $11, attempts = $12, cause = $13
     where id = $1`,
    [
      row.id,
      row.state,
      row.finished_at,
      row.generation,
      row.position,
      row.events,
      row.total,
      row.facts,
      row.unreadable,
      row.before,
      row.after,
      row.attempts,
      row.cause,
    ],
  );
}

/** Remembers that a step failed; after too many in a row the rebuild is given up. */
export async function recordFailure(
  tx: Transaction,
  cause: string,
  mostAttempts: number,
  at: Date,
): Promise<void> {
  await tx.query(
    `update analytics.rebuild
     set attempts = attempts + 1, cause = $1,
         state = case when attempts + 1 >= $2 then 'failed' else state end,
         finished_at = case when attempts + 1 >= $2 then $3::timestamptz end
     where state in ('waiting', 'running')`,
    [cause, mostAttempts, at],
  );
}

export async function archivedEvents(tx: Transaction): Promise<number> {
  const [row] = await tx.query<{ events: number }>('select count(*)::int as events from analytics.archive');
  return row?.events ?? 0;
}
