import type { Transaction } from '@wellspring/persistence';

/** A webhook that this process alone sends to, for as long as its lease lasts. */
export interface LeasedWebhook {
  readonly subscriptionId: string;
  readonly organisationId: string;
  readonly url: string;
  readonly cursor: number;
  readonly consecutiveFailures: number;
  readonly postingIds: string[] | null;
}

/** Longer than a batch may take; after a crash another sender takes over when it is up. */
const leaseSeconds = 30;

/** Leases webhooks that have something to send now, failing or well ones, those first that waited longest. */
export async function leaseWebhooks(
  tx: Transaction,
  lease: string,
  which: { readonly failing: boolean; readonly limit: number },
): Promise<LeasedWebhook[]> {
  if (which.limit <= 0) return [];
  return tx.query<LeasedWebhook>(
    `with due as (
       select webhook.subscription_id from matching.webhook
       join matching.feed_counter as counter using (organisation_id)
       where webhook.state = 'active' and (webhook.consecutive_failures > 0) = $3
         and (webhook.leased_until is null or webhook.leased_until < clock_timestamp())
         and (webhook.paused_until is null or webhook.paused_until <= clock_timestamp())
         and (webhook.cursor < counter.last_cursor or exists (
           select 1 from matching.webhook_delivery as delivery
           where delivery.subscription_id = webhook.subscription_id and delivery.state = 'retrying'
             and delivery.next_attempt_at <= clock_timestamp()))
       order by webhook.leased_until nulls first limit $2 for update of webhook skip locked)
     update matching.webhook set lease = $1,
       leased_until = clock_timestamp() + ${leaseSeconds} * interval '1 second'
     from due, matching.subscription
     where webhook.subscription_id = due.subscription_id and subscription.id = due.subscription_id
     returning webhook.subscription_id as "subscriptionId", webhook.organisation_id as "organisationId",
       webhook.url, webhook.cursor::float8 as cursor, webhook.consecutive_failures as "consecutiveFailures",
       subscription.posting_ids::text[] as "postingIds"`,
    [lease, which.limit, which.failing],
  );
}

/** How a batch ended, for the webhook as a whole. */
export interface BatchEnd {
  readonly cursor: number;
  readonly consecutiveFailures: number;
  /** From now; null sends on at once. */
  readonly pauseMs: number | null;
  readonly gone: boolean;
}

/** Gives a lease back with what came of it; false when it had run out and another sender holds it. */
export async function releaseWebhook(
  tx: Transaction,
  subscriptionId: string,
  lease: string,
  end: BatchEnd,
): Promise<boolean> {
  const changed = await tx.execute(
    `update matching.webhook set cursor = $3, consecutive_failures = $4, lease = null,
       leased_until = clock_timestamp(),
       paused_until = clock_timestamp() + $5 * interval '1 millisecond',
       state = case when $6 then 'disabled' else state end,
       disabled_reason = case when $6 then 'gone' else disabled_reason end
     where subscription_id = $1 and lease = $2`,
    [subscriptionId, lease, end.cursor, end.consecutiveFailures, end.pauseMs, end.gone],
  );
  return changed === 1;
}
