import { Injectable } from '@nestjs/common';
import { feedEntryOf } from '../domain/feed-entry.js';
import type { AttemptResult } from '../domain/retry-schedule.js';
import type { WebhookJob } from '../domain/webhook-batch.js';
import { OpenIdentities } from './open-identities.js';
import { SendEntry } from './send-entry.js';
import { WebhookSecrets } from './webhook-secrets.js';

/** Entries under way at once; one that fails is asked carefully. */
const inFlight = { well: 8, failing: 1 } as const;
/** No new attempt is started later than this, so that a batch ends well within its lease. */
const startWithinMs = 10_000;

/** Sends entries to one receiver, in order and a few at once, until the first that does not succeed. */
@Injectable()
export class SendEntries {
  constructor(
    private readonly sendOne: SendEntry,
    private readonly secrets: WebhookSecrets,
    private readonly identities: OpenIdentities,
  ) {}

  /** The results of the jobs that were started: a first part of them all. */
  async execute(
    { url, consecutiveFailures }: { readonly url: string; readonly consecutiveFailures: number },
    jobs: readonly WebhookJob[],
    wrapped: Parameters<WebhookSecrets['open']>[0],
  ): Promise<{ job: WebhookJob; result: AttemptResult }[]> {
    const secrets = await this.secrets.open(wrapped);
    const identities = await this.identities.of(jobs.map(({ entry }) => entry));
    const results: { job: WebhookJob; result: AttemptResult }[] = [];
    const until = Date.now() + startWithinMs;
    let next = 0;
    let failed = false;
    const lane = async () => {
      while (!failed && next < jobs.length && Date.now() < until) {
        const index = next++;
        const job = jobs[index];
        if (!job) return;
        const result = await this.sendOne.execute(url, feedEntryOf(job.entry, identities[index]), secrets);
        results[index] = { job, result };
        if (result.error !== null) failed = true;
      }
    };
    const lanes = consecutiveFailures > 0 ? inFlight.failing : inFlight.well;
    await Promise.all(Array.from({ length: lanes }, lane));
    return results;
  }
}
