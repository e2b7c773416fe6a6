import type { Transaction } from '@wellspring/persistence';

export interface SubscriptionRow {
  readonly id: string;
  readonly organisationId: string;
  /** Null is all postings, later ones included. */
  readonly postingIds: string[] | null;
  readonly createdAt: Date;
  readonly url: string | null;
  readonly webhookState: 'active' | 'disabled' | null;
  readonly disabledReason: string | null;
  readonly pausedUntil: Date | null;
  readonly webhookCursor: number | null;
  readonly retrying: number;
  readonly failed: number;
}

const countOf = (state: string) => `
  (select count(*)::int from matching.webhook_delivery as delivery
   where delivery.subscription_id = subscription.id and delivery.state = '${state}')`;

const selected = `
  select subscription.id, subscription.organisation_id as "organisationId",
         subscription.posting_ids::text[] as "postingIds", subscription.created_at as "createdAt",
         webhook.url, webhook.state as "webhookState", webhook.disabled_reason as "disabledReason",
         case when webhook.paused_until > clock_timestamp() then webhook.paused_until end as "pausedUntil",
         webhook.cursor::float8 as "webhookCursor", ${countOf('retrying')} as retrying,
         ${countOf('failed')} as failed
  from matching.subscription left join matching.webhook on webhook.subscription_id = subscription.id`;

export async function insertSubscription(
  tx: Transaction,
  subscription: {
    id: string;
    organisationId: string;
    postingIds: readonly string[] | null;
    url: string | null;
    createdAt: Date;
  },
): Promise<void> {
  const { id, organisationId, postingIds, url, createdAt } = subscription;
  await tx.query('insert into matching.subscription values ($1, $2, $3, $4)', [
    id,
    organisationId,
    postingIds,
    createdAt,
  ]);
  if (url !== null) {
    await tx.query(
      `insert into matching.webhook (subscription_id, organisation_id, url, state) values ($1, $2, $3, 'active')`,
      [id, organisationId, url],
    );
  }
}

export async function listSubscriptions(
  tx: Transaction,
  organisationId: string,
  page: { before: string | undefined; limit: number },
): Promise<SubscriptionRow[]> {
  return tx.query<SubscriptionRow>(
    `${selected} where subscription.organisation_id = $1 and ($2::uuid is null or subscription.id < $2)
     order by subscription.id desc limit $3`,
    [organisationId, page.before ?? null, page.limit],
  );
}

export async function findSubscription(
  tx: Transaction,
  organisationId: string,
  id: string,
): Promise<SubscriptionRow | undefined> {
  const [row] = await tx.query<SubscriptionRow>(
    `${selected} where subscription.organisation_id = $1 and subscription.id = $2`,
    [organisationId, id],
  );
  return row;
}

/** Makes whoever changes a subscription wait for each other; false when it is not the organisation's. */
export async function lockSubscription(
  tx: Transaction,
  organisationId: string,
  id: string,
): Promise<boolean> {
  const rows = await tx.query(
    'select 1 from matching.subscription where organisation_id = $1 and id = $2 for update',
    [organisationId, id],
  );
  return rows.length === 1;
}

export async function deleteSubscription(
  tx: Transaction,
  organisationId: string,
  id: string,
): Promise<boolean> {
  const deleted = await tx.execute(
    'delete from matching.subscription where organisation_id = $1 and id = $2',
    [organisationId, id],
  );
  return deleted === 1;
}

/** The postings among these that are not this organisation's. */
export async function foreignPostings(
  tx: Transaction,
  organisationId: string,
  postingIds: readonly string[],
): Promise<Set<string>> {
  const rows = await tx.query<{ id: string }>(
    'select id from matching.posting where organisation_id = $1 and id = any($2::uuid[])',
    [organisationId, postingIds],
  );
  const own = new Set(rows.map(({ id }) => id));
  return new Set(postingIds.filter((id) => !own.has(id)));
}

export async function insertSecret(
  tx: Transaction,
  secret: { id: string; subscriptionId: string; organisationId: string; wrapped: Buffer; createdAt: Date },
): Promise<void> {
  await tx.query(
    `insert into matching.subscription_secret (id, subscription_id, organisation_id, wrapped, created_at)
     values ($1, $2, $3, $4, $5)`,
    [secret.id, secret.subscriptionId, secret.organisationId, secret.wrapped, secret.createdAt],
  );
}

/** Lets the current secret sign for a day longer, beside its successor; drops those that are over. */
export async function retireSecrets(tx: Transaction, subscriptionId: string): Promise<Date> {
  await tx.query(
    'delete from matching.subscription_secret where subscription_id = $1 and expires_at <= clock_timestamp()',
    [subscriptionId],
  );
  const [row] = await tx.query<{ expiresAt: Date }>(
    `update matching.subscription_secret set expires_at = clock_timestamp() + interval '24 hours'
     where subscription_id = $1 and expires_at is null returning expires_at as "expiresAt"`,
    [subscriptionId],
  );
  return row?.expiresAt ?? new Date();
}

/** The secrets that sign now, newest first, wrapped. */
export async function currentSecrets(
  tx: Transaction,
  subscriptionIds: readonly string[],
): Promise<{ id: string; subscriptionId: string; wrapped: Buffer }[]> {
  return tx.query(
    `select id, subscription_id as "subscriptionId", wrapped from matching.subscription_secret
     where subscription_id = any($1::uuid[]) and (expires_at is null or expires_at > clock_timestamp())
     order by created_at desc, id desc`,
    [subscriptionIds],
  );
}
