import { Inject, Injectable } from '@nestjs/common';
import { Outbox } from '@wellspring/messaging';
import { Database, type Transaction } from '@wellspring/persistence';
import { Clock, SETTINGS } from '@wellspring/platform';
import { deliveredFact } from '../domain/delivered-fact.js';
import {
  attempted,
  batchEnd,
  deliveryWriteOf,
  firstDelivered,
  type AttemptedJob,
  type WebhookJob,
} from '../domain/webhook-batch.js';
import type { MatchingSettings } from '../matching.config.js';
import { databaseTime, dueRetries, saveDeliveries } from '../storage/deliveries.js';
import { lastCursors, readEntries, readEntriesAt } from '../storage/feed.js';
import { currentSecrets } from '../storage/subscriptions.js';
import { leaseWebhooks, releaseWebhook, type LeasedWebhook } from '../storage/webhooks.js';
import { SendEntries } from './send-entries.js';

const freshPerBatch = 64;
const retriesPerBatch = 32;

interface Batch {
  /** By the database's clock. */
  readonly readAt: string;
  readonly jobs: readonly WebhookJob[];
  /** How far the feed had come when the batch was read. */
  readonly end: number;
  readonly secrets: Awaited<ReturnType<typeof currentSecrets>>;
}

/**
 * Sends a webhook its entries: what is due again first, then what is new, in the order of the feed with a few
 * under way at once; receivers order by sequence. Nothing is written while sending: a crash in between sends
 * the batch again, under the same ids, once the lease has run out.
 */
@Injectable()
export class DeliverWebhooks {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly sender: SendEntries,
    @Inject(SETTINGS) private readonly settings: MatchingSettings,
  ) {}

  /** Takes webhooks with something to send, for this sender alone; of failing ones no more than so many. */
  lease(lease: string, places: { readonly all: number; readonly failing: number }): Promise<LeasedWebhook[]> {
    return this.database.transaction('worker', async (tx) => {
      const limit = Math.min(places.all, places.failing);
      const failing = await leaseWebhooks(tx, lease, { failing: true, limit });
      const rest = places.all - failing.length;
      return [...failing, ...(await leaseWebhooks(tx, lease, { failing: false, limit: rest }))];
    });
  }

  async deliver(webhook: LeasedWebhook, lease: string): Promise<void> {
    const batch = await this.database.transaction('worker', (tx) => readBatch(tx, webhook));
    const scale = this.settings.MATCHING_WEBHOOK_RETRY_SCALE;
    const results = await this.sender.execute(webhook, batch.jobs, batch.secrets);
    const done = results.map(({ job, result }) => attempted(job, result, Math.random(), scale));
    const end = { cursor: cursorAfter(webhook, batch, done), ...batchEnd(done, webhook, scale) };
    await this.database.transaction('worker', async (tx) => {
      if (!(await releaseWebhook(tx, webhook.subscriptionId, lease, end))) return;
      await saveDeliveries(tx, { ...webhook, readAt: batch.readAt }, done.flatMap(deliveryWriteOf));
      const at = this.clock.now();
      const facts = firstDelivered(done).map((entry) =>
        deliveredFact(entry, webhook.subscriptionId, 'webhook', at),
      );
      await this.outbox.append(tx, facts);
    });
  }
}

async function readBatch(tx: Transaction, webhook: LeasedWebhook): Promise<Batch> {
  const { organisationId, subscriptionId, postingIds, cursor } = webhook;
  const last = (await lastCursors(tx, [organisationId])).get(organisationId) ?? 0;
  const readAt = await databaseTime(tx);
  const retries = await dueRetries(tx, subscriptionId, retriesPerBatch);
  const again = await readEntriesAt(
    tx,
    organisationId,
    retries.map((retry) => retry.cursor),
  );
  const byCursor = new Map(retries.map((retry) => [retry.cursor, retry]));
  const fresh = await readEntries(tx, organisationId, { postingIds, after: cursor, limit: freshPerBatch });
  const jobs = [
    ...again.map((entry) => {
      const { attempts = 0, acknowledged = false } = byCursor.get(entry.cursor) ?? {};
      return { entry, attempts, acknowledged, again: true };
    }),
    ...fresh.map((entry) => ({ entry, attempts: 0, acknowledged: false, again: false })),
  ];
  const reached = fresh.length < freshPerBatch ? Math.max(last, fresh.at(-1)?.cursor ?? 0) : 0;
  const end = Math.max(cursor, reached, fresh.at(-1)?.cursor ?? 0);
  return { readAt, jobs, end, secrets: await currentSecrets(tx, [subscriptionId]) };
}

/** Jobs are started in order, so everything up to the last that was started has been attempted. */
function cursorAfter(webhook: LeasedWebhook, batch: Batch, done: readonly AttemptedJob[]): number {
  if (done.length === batch.jobs.length) return batch.end;
  const fresh = done.filter(({ job }) => !job.again).map(({ job }) => job.entry.cursor);
  return Math.max(webhook.cursor, ...fresh);
}
