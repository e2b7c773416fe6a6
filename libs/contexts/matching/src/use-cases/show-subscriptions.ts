import { Injectable } from '@nestjs/common';
import {
  refuse,
  type DeliveryList,
  type FeedSubscription,
  type ListDeliveriesQuery,
  type PageQuery,
  type Refusal,
  type SubscriptionList,
} from '@wellspring/contracts';
import { Database } from '@wellspring/persistence';
import { listDeliveries } from '../storage/deliveries.js';
import { findSubscription, listSubscriptions, type SubscriptionRow } from '../storage/subscriptions.js';
import { nextOf, placeCursor, uuidCursor } from './paging.js';
import { unknownCursor } from './show-postings.js';

/** An employer's subscriptions, and how their webhooks fare. */
@Injectable()
export class ShowSubscriptions {
  constructor(private readonly database: Database) {}

  async list(organisationId: string, query: PageQuery): Promise<SubscriptionList | Refusal> {
    const before = uuidCursor(query.cursor);
    if (before === null) return unknownCursor();
    const rows = await this.database.transaction({ organisation: organisationId }, (tx) =>
      listSubscriptions(tx, organisationId, { before, limit: query.limit + 1 }),
    );
    return nextOf(rows, query.limit, subscriptionOf, ({ id }) => id);
  }

  async deliveries(
    organisationId: string,
    id: string,
    query: ListDeliveriesQuery,
  ): Promise<DeliveryList | Refusal> {
    const after = placeCursor(query.cursor);
    if (after === null) return unknownCursor();
    return this.database.transaction({ organisation: organisationId }, async (tx) => {
      if (!(await findSubscription(tx, organisationId, id))) return unknownSubscription();
      const rows = await listDeliveries(tx, id, { state: query.state, after, limit: query.limit + 1 });
      return nextOf(
        rows,
        query.limit,
        ({ nextAttemptAt, updatedAt, ...rest }) => ({
          ...rest,
          nextAttemptAt: nextAttemptAt?.toISOString() ?? null,
          updatedAt: updatedAt.toISOString(),
        }),
        ({ cursor }) => String(cursor),
      );
    });
  }
}

export function subscriptionOf(row: SubscriptionRow): FeedSubscription {
  return {
    id: row.id,
    postingIds: row.postingIds,
    webhook: row.url === null ? null : webhookOf(row, row.url),
    createdAt: row.createdAt.toISOString(),
  };
}

function webhookOf(row: SubscriptionRow, url: string): FeedSubscription['webhook'] {
  const isPaused = row.webhookState === 'active' && row.pausedUntil !== null;
  return {
    url,
    state: isPaused ? 'paused' : (row.webhookState ?? 'active'),
    disabledReason: row.disabledReason,
    pausedUntil: isPaused ? (row.pausedUntil?.toISOString() ?? null) : null,
    cursor: row.webhookCursor ?? 0,
    retrying: row.retrying,
    failed: row.failed,
  };
}

export function unknownSubscription(): Refusal {
  return refuse(
    'MATCHING_SUBSCRIPTION_UNKNOWN',
    404,
    'Your organisation has no subscription with this id. List yours at GET /matching/subscriptions.',
  );
}
