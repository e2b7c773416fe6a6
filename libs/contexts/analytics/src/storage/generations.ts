import type { Transaction } from '@wellspring/persistence';

/** The generation that facts are written to; it stays current until this transaction ends. */
export async function generationToWrite(tx: Transaction): Promise<number> {
  return current(tx, 'for share');
}

/** The current generation; whoever writes facts waits until this transaction ends. */
export async function lockGeneration(tx: Transaction): Promise<number> {
  return current(tx, 'for update');
}

export async function exchangeGeneration(tx: Transaction, generation: number): Promise<void> {
  await tx.query('update analytics.generation set current = $1', [generation]);
}

/** Deletes some rows of generations that are neither current nor being built. Answers how many went. */
export async function sweepGenerations(tx: Transaction, limit: number): Promise<number> {
  let deleted = 0;
  for (const table of ['analytics.fact', 'analytics.issued_credential']) {
    deleted += await tx.execute(
      `delete from ${table} where ctid = any(array(
         select ctid from ${table}
         where generation < (select current from analytics.generation)
            or generation > greatest((select current from analytics.generation),
                 (select max(generation) from analytics.rebuild where state = 'running'))
         limit $1))`,
      [limit],
    );
  }
  return deleted;
}

async function current(tx: Transaction, lock: string): Promise<number> {
  const [row] = await tx.query<{ current: number }>(`select current from analytics.generation ${lock}`);
  if (!row) throw new Error('analytics has no generation of facts.');
  return row.current;
}
