import { Injectable } from '@nestjs/common';
import { refuse, type Refusal, type ReplayedFeed, type ReplayFeedRequest } from '@wellspring/contracts';
import { Database } from '@wellspring/persistence';
import { WebhookLoop } from '../background/webhook-loop.js';
import { queueReplay } from '../storage/deliveries.js';
import { findSubscription } from '../storage/subscriptions.js';
import { unknownSubscription } from './show-subscriptions.js';

/** Sends entries of a range to the webhook again, under the ids that they had. */
@Injectable()
export class ReplayFeed {
  constructor(
    private readonly database: Database,
    private readonly webhooks: WebhookLoop,
  ) {}

  async execute(
    organisationId: string,
    id: string,
    { fromCursor, toCursor }: ReplayFeedRequest,
  ): Promise<ReplayedFeed | Refusal> {
    const answer = await this.database.transaction({ organisation: organisationId }, async (tx) => {
      const subscription = await findSubscription(tx, organisationId, id);
      if (!subscription) return unknownSubscription();
      if (subscription.webhookState !== 'active') return nowhereToSend(subscription.webhookState);
      const range = { from: fromCursor, to: toCursor ?? Number.MAX_SAFE_INTEGER };
      return { queued: await queueReplay(tx, subscription, range) };
    });
    this.webhooks.wake();
    return answer;
  }
}

function nowhereToSend(state: 'disabled' | null): Refusal {
  return state === null
    ? refuse('MATCHING_NO_WEBHOOK', 409, 'This subscription has no webhook; poll from a cursor instead.')
    : refuse('MATCHING_WEBHOOK_DISABLED', 409, 'The webhook answered 410 and is disabled; subscribe anew.');
}
