import type { StoredEntry } from './feed-entry.js';
import { breakerPauseMs, judgeAttempt, type AttemptResult, type AttemptVerdict } from './retry-schedule.js';

/** An entry to be sent. */
export interface WebhookJob {
  readonly entry: StoredEntry;
  /** Attempts before this one. */
  readonly attempts: number;
  /** Whether the receiver has acknowledged it before. */
  readonly acknowledged: boolean;
  /** Whether it comes again: from the list of retries, not from the feed's end. */
  readonly again: boolean;
}

export interface AttemptedJob {
  readonly job: WebhookJob;
  readonly result: AttemptResult;
  readonly verdict: AttemptVerdict;
}

export function attempted(
  job: WebhookJob,
  result: AttemptResult,
  chance: number,
  scale: number,
): AttemptedJob {
  return { job, result, verdict: judgeAttempt(result, job.attempts + 1, chance, scale) };
}

/** What is kept of a job: nothing when it succeeded at once. */
export function deliveryWriteOf({ job, result, verdict }: AttemptedJob) {
  const delivered = verdict.kind === 'delivered';
  if (delivered && !job.again) return [];
  return [
    {
      cursor: job.entry.cursor,
      entryId: job.entry.id,
      state: delivered
        ? ('delivered' as const)
        : verdict.kind === 'retry'
          ? ('retrying' as const)
          : ('failed' as const),
      attempts: job.attempts + 1,
      acknowledged: job.acknowledged || delivered,
      lastStatus: result.status,
      lastError: result.error,
      retryInMs: verdict.kind === 'retry' ? verdict.afterMs : null,
    },
  ];
}

/** Entries that the receiver acknowledged for the first time. */
export function firstDelivered(done: readonly AttemptedJob[]): StoredEntry[] {
  return done
    .filter(({ job, verdict }) => verdict.kind === 'delivered' && !job.acknowledged)
    .map(({ job }) => job.entry);
}

/**
 * How the batch ends for the receiver as a whole: `Retry-After` holds for everything that is sent to it, and
 * one that answers nothing well is left alone for a while.
 */
export function batchEnd(
  done: readonly AttemptedJob[],
  before: { readonly consecutiveFailures: number },
  scale: number,
): { consecutiveFailures: number; pauseMs: number | null; gone: boolean } {
  const gone = done.some(({ verdict }) => verdict.kind === 'gone');
  const asked = Math.max(0, ...done.map(({ verdict }) => (verdict.kind === 'retry' ? verdict.pauseMs : 0)));
  const isDown = done.length > 0 && done.every(({ verdict }) => verdict.kind !== 'delivered');
  const consecutiveFailures = isDown ? before.consecutiveFailures + 1 : 0;
  const breaker = isDown ? breakerPauseMs(consecutiveFailures, scale) : 0;
  const pauseMs = Math.max(asked, breaker);
  return { consecutiveFailures, pauseMs: pauseMs > 0 ? pauseMs : null, gone };
}
