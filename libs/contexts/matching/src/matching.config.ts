import { z } from 'zod';

/** Matching's own settings. */
export const matchingSettings = z.object({
  /** Multiplies the pauses between webhook attempts; 1 is the schedule of Standard Webhooks. */
  MATCHING_WEBHOOK_RETRY_SCALE: z.coerce.number().min(0).max(1).default(1),
  /** How long a receiver may take to answer. */
  MATCHING_WEBHOOK_TIMEOUT_MS: z.coerce.number().int().min(100).max(15_000).default(15_000),
});

export type MatchingSettings = z.infer<typeof matchingSettings>;
