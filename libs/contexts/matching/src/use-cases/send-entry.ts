import { Inject, Injectable } from '@nestjs/common';
import type { FeedEntry } from '@wellspring/contracts';
import { GuardedClient, OutboundRefused, SETTINGS } from '@wellspring/platform';
import { retryAfterOf, type AttemptResult } from '../domain/retry-schedule.js';
import { webhookHeaders } from '../domain/webhook-signature.js';
import type { MatchingSettings } from '../matching.config.js';

/** Answers of receivers are not read beyond this. */
const answerLimit = 64 * 1024;

/** Sends one entry to one receiver, once. */
@Injectable()
export class SendEntry {
  constructor(
    private readonly client: GuardedClient,
    @Inject(SETTINGS) private readonly settings: MatchingSettings,
  ) {}

  async execute(url: string, entry: FeedEntry, secrets: readonly Uint8Array[]): Promise<AttemptResult> {
    const body = JSON.stringify(entry);
    // Receivers refuse old timestamps by their own clocks, so this is the machine's time, not the demonstration's.
    const attemptedAt = new Date();
    try {
      const { status, headers } = await this.client.fetch(url, {
        method: 'POST',
        headers: webhookHeaders(entry.id, attemptedAt, body, secrets),
        body,
        timeoutMs: this.settings.MATCHING_WEBHOOK_TIMEOUT_MS,
        maxBytes: answerLimit,
      });
      const retryAfter = headers['retry-after'];
      const asked = typeof retryAfter === 'string' ? retryAfter : undefined;
      const error = status >= 200 && status < 300 ? null : `The receiver answered ${status}.`;
      return { status, error, retryAfterMs: retryAfterOf(asked, attemptedAt) };
    } catch (error) {
      if (!(error instanceof OutboundRefused)) throw error;
      return { status: null, error: `${error.code}: ${error.message}`.slice(0, 500), retryAfterMs: null };
    }
  }
}
