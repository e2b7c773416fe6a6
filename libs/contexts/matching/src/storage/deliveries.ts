import type { Transaction } from '@wellspring/persistence';

export interface DeliveryRow {
  readonly entryId: string;
  readonly cursor: number;
  readonly state: 'retrying' | 'failed' | 'delivered';
  readonly attempts: number;
  readonly lastStatus: number | null;
  readonly lastError: string | null;
  readonly nextAttemptAt: Date | null;
  readonly updatedAt: Date;
}

const columns = `
  entry_id as "entryId", cursor::float8 as cursor, state, attempts, last_status as "lastStatus",
  last_error as "lastError", next_attempt_at as "nextAttemptAt", updated_at as "updatedAt"`;

/** Deliveries that did not succeed at once, in the order of the feed. */
export async function listDeliveries(
  tx: Transaction,
  subscriptionId: string,
  page: { state: DeliveryRow['state'] | undefined; after: number; limit: number },
): Promise<DeliveryRow[]> {
  return tx.query<DeliveryRow>(
    `select ${columns} from matching.webhook_delivery
     where subscription_id = $1 and ($2::text is null or state = $2) and cursor > $3
     order by cursor limit $4`,
    [subscriptionId, page.state ?? null, page.after, page.limit],
  );
}

/** A delivery that is due again. */
export interface DueRetry {
  readonly cursor: number;
  readonly attempts: number;
  /** Whether the receiver has acknowledged it before: then this is a replay. */
  readonly acknowledged: boolean;
}

export async function dueRetries(
  tx: Transaction,
  subscriptionId: string,
  limit: number,
): Promise<DueRetry[]> {
  return tx.query<DueRetry>(
    `select cursor::float8 as cursor, attempts, acknowledged from matching.webhook_delivery
     where subscription_id = $1 and state = 'retrying' and next_attempt_at <= clock_timestamp()
     order by cursor limit $2`,
    [subscriptionId, limit],
  );
}

/** What an attempt left behind. */
export interface DeliveryWrite {
  readonly cursor: number;
  readonly entryId: string;
  readonly state: DeliveryRow['state'];
  readonly attempts: number;
  readonly acknowledged: boolean;
  readonly lastStatus: number | null;
  readonly lastError: string | null;
  /** From now; null when there is no next attempt. */
  readonly retryInMs: number | null;
}

/** The database's own clock, to the microsecond: what `saveDeliveries` compares with. */
export async function databaseTime(tx: Transaction): Promise<string> {
  const [row] = await tx.query<{ now: string }>('select clock_timestamp()::text as now');
  return row?.now ?? '-infinity';
}

/** Stores what attempts left behind. An entry that was queued again after `readAt` stays queued. */
export async function saveDeliveries(
  tx: Transaction,
  subscription: { subscriptionId: string; organisationId: string; readAt: string },
  writes: readonly DeliveryWrite[],
): Promise<void> {
  if (writes.length === 0) return;
  const unlessQueuedAgain = (column: string) =>
    `${column} = case when webhook_delivery.updated_at > $11::timestamptz
       then webhook_delivery.${column} else excluded.${column} end`;
  await tx.query(
    `insert into matching.webhook_delivery (subscription_id, organisation_id, cursor, entry_id, state, attempts,
       acknowledged, last_status, last_error, next_attempt_at)
     select $1, $2, cursor, entry_id, state, attempts, acknowledged, last_status, last_error,
            clock_timestamp() + retry_in * interval '1 millisecond'
     from unnest($3::bigint[], $4::uuid[], $5::text[], $6::int[], $7::boolean[], $8::int[], $9::text[],
       $10::float8[]) as fresh (cursor, entry_id, state, attempts, acknowledged, last_status, last_error, retry_in)
     on conflict (subscription_id, cursor) do update set ${unlessQueuedAgain('state')},
       ${unlessQueuedAgain('attempts')}, ${unlessQueuedAgain('next_attempt_at')},
       acknowledged = webhook_delivery.acknowledged or excluded.acknowledged,
       last_status = excluded.last_status, last_error = excluded.last_error, updated_at = clock_timestamp()`,
    [
      subscription.subscriptionId,
      subscription.organisationId,
      writes.map(({ cursor }) => cursor),
      writes.map(({ entryId }) => entryId),
      writes.map(({ state }) => state),
      writes.map(({ attempts }) => attempts),
      writes.map(({ acknowledged }) => acknowledged),
      writes.map(({ lastStatus }) => lastStatus),
      writes.map(({ lastError }) => lastError),
      writes.map(({ retryInMs }) => retryInMs),
      subscription.readAt,
    ],
  );
}

/** Queues attempted entries of a range to be sent again at once; answers how many. */
export async function queueReplay(
  tx: Transaction,
  subscription: { id: string; organisationId: string; postingIds: readonly string[] | null },
  range: { from: number; to: number },
): Promise<number> {
  return tx.execute(
    `insert into matching.webhook_delivery (subscription_id, organisation_id, cursor, entry_id, state, attempts,
       acknowledged, next_attempt_at)
     select $1, organisation_id, cursor, id, 'retrying', 0, true, clock_timestamp()
     from matching.feed_entry
     where organisation_id = $2 and cursor between $3 and $4
       and cursor <= (select cursor from matching.webhook where subscription_id = $1)
       and ($5::uuid[] is null or posting_id = any($5))
     on conflict (subscription_id, cursor) do update set state = 'retrying', attempts = 0,
       next_attempt_at = clock_timestamp(), updated_at = clock_timestamp()`,
    [subscription.id, subscription.organisationId, range.from, range.to, subscription.postingIds],
  );
}
