import type { LiveEvent } from '@wellspring/contracts';
import type { Transaction } from '@wellspring/persistence';

/** Archived events after a position, oldest first. */
export async function eventsAfter(
  tx: Transaction,
  position: string,
  type: string | undefined,
  limit: number,
): Promise<LiveEvent[]> {
  return tx.query<LiveEvent>(
    `select position, envelope from analytics.archive
     where position > $1 and ($2::text is null or type like $2) order by position limit $3`,
    [position, patternOf(type), limit],
  );
}

/** The latest archived events, oldest first. */
export async function latestEvents(
  tx: Transaction,
  type: string | undefined,
  limit: number,
): Promise<LiveEvent[]> {
  const rows = await tx.query<LiveEvent>(
    `select position, envelope from analytics.archive
     where ($1::text is null or type like $1) order by position desc limit $2`,
    [patternOf(type), limit],
  );
  return rows.reverse();
}

export async function lastPosition(tx: Transaction): Promise<string> {
  const [row] = await tx.query<{ position: string }>(
    'select coalesce(max(position), 0) as position from analytics.archive',
  );
  return row?.position ?? '0';
}

/** `match.*` asks for every event of an aggregate. */
function patternOf(type: string | undefined): string | null {
  return type ? type.replaceAll(/[%_\\]/g, '\\$&').replaceAll('*', '%') : null;
}
