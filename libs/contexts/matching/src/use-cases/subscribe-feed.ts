import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  refuse,
  type CreatedSubscription,
  type Refusal,
  type RotatedSecret,
  type SubscribeFeedRequest,
} from '@wellspring/contracts';
import { Database, newId, type Transaction } from '@wellspring/persistence';
import { Clock, GuardedClient, KeyWrapping } from '@wellspring/platform';
import { WebhookLoop } from '../background/webhook-loop.js';
import { secretContext, webhookSecret } from '../domain/webhook-signature.js';
import {
  deleteSubscription,
  findSubscription,
  foreignPostings,
  insertSecret,
  insertSubscription,
  lockSubscription,
  retireSecrets,
} from '../storage/subscriptions.js';
import { ensureFeed } from '../storage/feed.js';
import { subscriptionOf, unknownSubscription } from './show-subscriptions.js';

/** Opens and ends subscriptions, and gives them their secrets, each shown once. */
@Injectable()
export class SubscribeFeed {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly client: GuardedClient,
    private readonly wrapping: KeyWrapping,
    private readonly webhooks: WebhookLoop,
  ) {}

  async subscribe(
    organisationId: string,
    request: SubscribeFeedRequest,
  ): Promise<CreatedSubscription | Refusal> {
    const url = request.webhook?.url ?? null;
    if (url !== null) await this.client.check(url);
    const id = newId();
    const { secret, store } = await this.newSecret(organisationId, id);
    const created = await this.database.transaction({ organisation: organisationId }, async (tx) => {
      const unknown = await foreignPostings(tx, organisationId, request.postingIds ?? []);
      if (unknown.size > 0) return unknownPostings(request.postingIds ?? [], unknown);
      await ensureFeed(tx, organisationId);
      const postingIds = request.postingIds ?? null;
      await insertSubscription(tx, { id, organisationId, postingIds, url, createdAt: this.clock.now() });
      await store(tx);
      const row = await findSubscription(tx, organisationId, id);
      return row ? { ...subscriptionOf(row), secret } : unknownSubscription();
    });
    if (url !== null) this.webhooks.wake();
    return created;
  }

  /** The old secret signs beside the new one for 24 hours. */
  async rotate(organisationId: string, id: string): Promise<RotatedSecret | Refusal> {
    const { secret, store } = await this.newSecret(organisationId, id);
    return this.database.transaction({ organisation: organisationId }, async (tx) => {
      if (!(await lockSubscription(tx, organisationId, id))) return unknownSubscription();
      const previousExpiresAt = await retireSecrets(tx, id);
      await store(tx);
      return { secret, previousExpiresAt: previousExpiresAt.toISOString() };
    });
  }

  async end(organisationId: string, id: string): Promise<Refusal | undefined> {
    const ended = await this.database.transaction({ organisation: organisationId }, (tx) =>
      deleteSubscription(tx, organisationId, id),
    );
    return ended ? undefined : unknownSubscription();
  }

  private async newSecret(organisationId: string, subscriptionId: string) {
    const bytes = randomBytes(32);
    const wrapped = await this.wrapping.wrap(bytes, secretContext(subscriptionId));
    const secret = { id: newId(), subscriptionId, organisationId, wrapped, createdAt: this.clock.now() };
    return { secret: webhookSecret(bytes), store: (tx: Transaction) => insertSecret(tx, secret) };
  }
}

function unknownPostings(asked: readonly string[], unknown: ReadonlySet<string>): Refusal {
  const errors = asked.flatMap((id, index) =>
    unknown.has(id) ? [{ path: `postingIds.${index}`, message: 'Not a posting of your organisation.' }] : [],
  );
  return refuse(
    'MATCHING_POSTING_UNKNOWN',
    422,
    'Subscribe to your own postings, or to all of them.',
    errors,
  );
}
