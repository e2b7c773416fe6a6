import { z } from 'zod';
import { timestamp, uuid } from '../fields.js';
import { candidateCard, employerExplanation, matchTier } from './matches.js';

export const withdrawalReason = z.enum([
  'consent',
  'revoked',
  'expired',
  'unqualified',
  'posting-closed',
  'erased',
]);
export type WithdrawalReason = z.infer<typeof withdrawalReason>;

/**
 * One entry of an employer's feed, the same bytes on every transport. `match.created` and `match.updated`
 * carry the standing; `match.withdrawn` carries the reason; an entry of a candidate who withdrew consent or
 * was erased keeps id, cursor and sequence, and its content is a tombstone.
 */
export const feedEntry = z.object({
  id: uuid,
  /** Increasing per employer, without gaps. */
  cursor: z.int().positive(),
  type: z.enum(['match.created', 'match.updated', 'match.withdrawn']),
  occurredAt: timestamp,
  /** Counts up per candidate and posting: a receiver keeps the highest that it saw. */
  sequence: z.int().positive(),
  posting: z.object({ id: uuid, title: z.string() }),
  match: z.object({
    id: uuid,
    tier: matchTier.optional(),
    score: z.int().optional(),
    explanation: z.array(employerExplanation).optional(),
  }),
  candidate: candidateCard,
  /** The kind of fact behind it, and when that happened. */
  cause: z.object({ event: z.string(), occurredAt: timestamp }).optional(),
  reason: withdrawalReason.optional(),
  tombstone: z.literal(true).optional(),
});
export type FeedEntry = z.infer<typeof feedEntry>;

const cursorParam = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

/** `GET /matching/subscriptions/:id/events?cursor=&limit=`: entries after the cursor. */
export const pollFeedQuery = z.object({
  cursor: cursorParam.default(0),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export type PollFeedQuery = z.infer<typeof pollFeedQuery>;

/** `cursor` is where the next poll continues, also when nothing is new. */
export const feedPage = z.object({ items: z.array(feedEntry), cursor: z.int().min(0), hasMore: z.boolean() });
export type FeedPage = z.infer<typeof feedPage>;

/** `GET /matching/subscriptions/:id/stream?cursor=` (SSE); `Last-Event-ID` (an entry's id) wins. */
export const streamFeedQuery = z.object({ cursor: cursorParam.optional() });
export type StreamFeedQuery = z.infer<typeof streamFeedQuery>;
