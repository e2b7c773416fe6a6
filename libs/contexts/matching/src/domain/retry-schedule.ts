const second = 1000;
const hour = 3600 * second;

/** Pauses before each attempt (Standard Webhooks 1.0.0): ten attempts over 75 hours and 35 minutes. */
export const attemptPauses = [
  0,
  5 * second,
  300 * second,
  1800 * second,
  2 * hour,
  5 * hour,
  10 * hour,
  14 * hour,
  20 * hour,
  24 * hour,
] as const;

/** The answer of a receiver, or why there is none. */
export interface AttemptResult {
  readonly status: number | null;
  readonly error: string | null;
  /** What `Retry-After` asks for, in milliseconds. */
  readonly retryAfterMs: number | null;
}

export type AttemptVerdict =
  | { readonly kind: 'delivered' }
  /** 410: the receiver wants no more. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'retry'; readonly afterMs: number; readonly pauseMs: number }
  | { readonly kind: 'failed' };

/**
 * What follows from an attempt.
 *
 * @param attempts how many there have been, this one included
 * @param chance from 0 to 1: spreads retries by a tenth either way
 * @param scale shortens the schedule for tests and demonstrations; what a receiver asks for is never shortened
 */
export function judgeAttempt(
  result: AttemptResult,
  attempts: number,
  chance: number,
  scale: number,
): AttemptVerdict {
  const { status, retryAfterMs } = result;
  if (status !== null && status >= 200 && status < 300) return { kind: 'delivered' };
  if (status === 410) return { kind: 'gone' };
  const pause = attemptPauses[attempts];
  if (pause === undefined) return { kind: 'failed' };
  const throttled = status === 429 || status === 502 || status === 503 || status === 504;
  const asked = throttled && retryAfterMs !== null ? Math.min(retryAfterMs, 24 * hour) : 0;
  const jittered = pause * scale * (0.9 + 0.2 * chance);
  return { kind: 'retry', afterMs: Math.max(asked, Math.round(jittered)), pauseMs: asked };
}

/** `Retry-After` in seconds or as a date (RFC 9110 §10.2.3), in milliseconds from now. */
export function retryAfterOf(header: string | undefined, now: Date): number | null {
  if (header === undefined) return null;
  if (/^\d{1,9}$/.test(header.trim())) return Number(header) * second;
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, at - now.getTime());
}

/** How long a receiver that answers nothing well is left alone, so that it is not flooded when it is down. */
export function breakerPauseMs(consecutiveFailures: number, scale: number): number {
  return Math.min(second * 2 ** Math.max(0, consecutiveFailures - 1), 60 * second) * scale;
}
