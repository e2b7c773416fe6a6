import type { Transaction } from '@wellspring/persistence';
import type { StoredEntry } from '../domain/feed-entry.js';

/** The transports that hand entries out when asked. */
export type PullTransport = 'poll' | 'sse' | 'file';

/**
 * Moves the mark of a subscription and transport past the entries and answers those that it passes for the
 * first time. Concurrent readers wait for each other here, so that no entry counts twice.
 */
export async function passMark(
  tx: Transaction,
  subscription: { id: string; organisationId: string },
  transport: PullTransport,
  entries: readonly StoredEntry[],
): Promise<StoredEntry[]> {
  const last = entries.at(-1);
  if (!last || (await markOf(tx, subscription.id, transport, '')) >= last.cursor) return [];
  await tx.query(
    `insert into matching.transport_mark (subscription_id, organisation_id, transport, cursor)
     values ($1, $2, $3, 0) on conflict do nothing`,
    [subscription.id, subscription.organisationId, transport],
  );
  const mark = await markOf(tx, subscription.id, transport, 'for update');
  if (mark >= last.cursor) return [];
  await tx.query(
    'update matching.transport_mark set cursor = $3 where subscription_id = $1 and transport = $2',
    [subscription.id, transport, last.cursor],
  );
  return entries.filter(({ cursor }) => cursor > mark);
}

async function markOf(
  tx: Transaction,
  subscriptionId: string,
  transport: PullTransport,
  lock: '' | 'for update',
): Promise<number> {
  const [row] = await tx.query<{ cursor: number }>(
    `select cursor::float8 as cursor from matching.transport_mark
     where subscription_id = $1 and transport = $2 ${lock}`,
    [subscriptionId, transport],
  );
  return row?.cursor ?? 0;
}
