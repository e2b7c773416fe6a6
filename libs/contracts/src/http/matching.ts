import { z } from 'zod';
import { itemReference, timestamp, uri, uuid } from '../fields.js';
import { pageOf, pageQuery } from '../page.js';

/**
 * Matching's HTTP messages: postings, matches as an employer and as a learner sees them, and the
 * matched-candidate feed. What an employer sees is keyed by references of that employer alone until the
 * learner releases their identity.
 */

export const requirementKind = z.enum(['required', 'preferred']);
export const matchTier = z.enum(['qualified', 'near']);
export type MatchTier = z.infer<typeof matchTier>;

// ── Postings ──

export const newRequirement = z
  .strictObject({
    /** URI or identifier of a CFItem that the registry knows. */
    itemUri: uri,
    kind: requirementKind,
    /** The least level of the item's scale; absent: any level, an unknown one included. */
    minLevel: z.int().min(0).max(100).nullable().optional(),
    weight: z.int().min(1).max(100),
    /** Met by the item itself or an equivalent one only; relatives do not stand in. */
    mandatory: z.boolean().optional(),
  })
  .refine(({ kind, mandatory }) => kind === 'required' || !mandatory, {
    message: 'A preferred requirement cannot be mandatory.',
    path: ['mandatory'],
  });
export type NewRequirement = z.infer<typeof newRequirement>;

/** `POST /matching/postings` */
export const publishPostingRequest = z
  .strictObject({
    title: z.string().trim().min(1).max(200),
    description: z.string().max(20_000).optional(),
    openings: z.int().min(1).max(10_000),
    location: z.string().trim().min(1).max(200).optional(),
    /** IANA zone of the place of work, such as `America/Phoenix`. */
    timeZone: z.string().max(64).refine(isTimeZone, 'Not an IANA time zone.').optional(),
    /** The last local day on which the posting is open; it closes at the midnight that ends it. */
    closesOn: z.iso.date().optional(),
    requirements: z.array(newRequirement).min(1).max(50),
  })
  .refine(({ closesOn, timeZone }) => !closesOn || timeZone, {
    message: 'A closing day needs the time zone in which it ends.',
    path: ['timeZone'],
  });
export type PublishPostingRequest = z.infer<typeof publishPostingRequest>;

/** `POST /matching/postings?preview=true` counts and stores nothing. */
export const publishPostingQuery = z.object({ preview: z.enum(['true', 'false']).optional() });
export type PublishPostingQuery = z.infer<typeof publishPostingQuery>;

/** A count of people; fewer than three are not told apart. */
export const smallCount = z.union([z.int().min(3), z.literal('<3')]);
export type SmallCount = z.infer<typeof smallCount>;

/** The answer of a preview: how many consenting candidates it would match now. */
export const postingPreview = z.object({
  preview: z.literal(true),
  pool: z.object({ qualified: smallCount, near: smallCount, total: smallCount }),
});
export type PostingPreview = z.infer<typeof postingPreview>;

export const postingRequirement = z.object({
  id: uuid,
  item: itemReference,
  label: z.string(),
  kind: requirementKind,
  mandatory: z.boolean(),
  minLevel: z.int().nullable(),
  weight: z.int(),
});
export type PostingRequirement = z.infer<typeof postingRequirement>;

export const postingState = z.enum(['open', 'closed']);
export const closeReason = z.enum(['filled', 'cancelled', 'expired']);

export const postingSummary = z.object({
  id: uuid,
  title: z.string(),
  openings: z.int(),
  location: z.string().nullable(),
  timeZone: z.string().nullable(),
  closesOn: z.string().nullable(),
  closesAt: timestamp.nullable(),
  state: postingState,
  closeReason: closeReason.nullable(),
  closedAt: timestamp.nullable(),
  publishedAt: timestamp,
  requirementCount: z.int(),
  /** Live matches by tier. */
  matches: z.object({ qualified: z.int(), near: z.int() }),
});
export type PostingSummary = z.infer<typeof postingSummary>;

/** `GET /matching/postings/:id`, and the answer of publishing and closing. */
export const postingDetail = postingSummary.extend({
  description: z.string().nullable(),
  requirements: z.array(postingRequirement),
});
export type PostingDetail = z.infer<typeof postingDetail>;

/** `GET /matching/postings` */
export const listPostingsQuery = pageQuery.extend({ state: postingState.optional() });
export type ListPostingsQuery = z.infer<typeof listPostingsQuery>;
export const postingList = pageOf(postingSummary);
export type PostingList = z.infer<typeof postingList>;

/** `POST /matching/postings/:id/close` */
export const closePostingRequest = z.strictObject({ reason: z.enum(['filled', 'cancelled']) });
export type ClosePostingRequest = z.infer<typeof closePostingRequest>;

// ── Matches ──

/** One step from a held item to a required one, along a CFAssociation as it was published. */
export const pathStep = z.object({ type: z.string(), from: uri, to: uri });
export type PathStep = z.infer<typeof pathStep>;

/**
 * Why a requirement is not met, or how it is met by something else: nothing relevant is held; the level is
 * too low, or unknown where one is asked for; what is held is a relative too weak to stand in.
 */
export const requirementNote = z.enum(['not-held', 'level-short', 'level-unknown', 'not-equivalent']);
export type RequirementNote = z.infer<typeof requirementNote>;

const explainedRequirementFields = {
  requirementId: uuid,
  label: z.string(),
  kind: requirementKind,
  mandatory: z.boolean(),
  met: z.boolean(),
  /** Thousandths of the score that come from this requirement; all contributions add up to the score. */
  contribution: z.int().min(0).max(1000),
  level: z.int().nullable(),
  minLevel: z.int().nullable(),
  /** The item that is held; null when nothing relevant is. */
  itemUri: uri.nullable(),
  /** From the held item to the required one; empty when they are the same. */
  path: z.array(pathStep),
  /** 1000 is equivalent; a weaker relation counts for its share. */
  strength: z.int().min(0).max(1000),
  note: requirementNote.nullable(),
};

/** A requirement explained to an employer. */
export const employerExplanation = z.object({
  ...explainedRequirementFields,
  /** The credential as this employer alone knows it. */
  credentialReference: uuid.nullable(),
  /** The credential's own id, once the learner has released their identity to this employer. */
  credentialId: z.string().optional(),
});
export type EmployerExplanation = z.infer<typeof employerExplanation>;

/** A requirement explained to the learner. */
export const learnerExplanation = z.object({
  ...explainedRequirementFields,
  credentialId: z.string().nullable(),
});
export type LearnerExplanation = z.infer<typeof learnerExplanation>;

export const candidateIdentity = z.object({ displayName: z.string(), email: z.string() });
export type CandidateIdentity = z.infer<typeof candidateIdentity>;

/** A candidate as one employer knows them. */
export const candidateCard = z.object({ reference: uuid, identity: candidateIdentity.optional() });
export type CandidateCard = z.infer<typeof candidateCard>;

export const outcomeKind = z.enum(['interviewed', 'offered', 'hired', 'declined', 'retained-90-days']);
export type OutcomeKind = z.infer<typeof outcomeKind>;

export const matchOutcome = z.object({
  id: uuid,
  matchId: uuid,
  outcome: outcomeKind,
  occurredAt: timestamp,
  recordedAt: timestamp,
});
export type MatchOutcome = z.infer<typeof matchOutcome>;

export const matchSummary = z.object({
  id: uuid,
  postingId: uuid,
  /** Place among the posting's live matches: tier, then score. */
  rank: z.int().positive(),
  tier: matchTier,
  score: z.int().min(0).max(1000),
  candidate: candidateCard,
  requirementsMet: z.int(),
  requirementCount: z.int(),
  sequence: z.int().positive(),
  createdAt: timestamp,
  updatedAt: timestamp,
});
export type MatchSummary = z.infer<typeof matchSummary>;

/** `GET /matching/postings/:id/matches` */
export const rankMatchesQuery = pageQuery.extend({ tier: matchTier.optional() });
export type RankMatchesQuery = z.infer<typeof rankMatchesQuery>;
export const matchList = pageOf(matchSummary);
export type MatchList = z.infer<typeof matchList>;

/** `GET /matching/matches/:id` */
export const matchDetail = matchSummary.omit({ rank: true }).extend({
  postingTitle: z.string(),
  explanation: z.array(employerExplanation),
  outcomes: z.array(matchOutcome),
});
export type MatchDetail = z.infer<typeof matchDetail>;

/** `POST /matching/matches/:id/outcomes`: each outcome of a match is recorded once. */
export const recordOutcomeRequest = z.strictObject({ outcome: outcomeKind, occurredAt: timestamp });
export type RecordOutcomeRequest = z.infer<typeof recordOutcomeRequest>;

// ── The learner's side ──

export const myMatch = z.object({
  id: uuid,
  employer: z.object({ id: uuid, name: z.string().nullable() }),
  posting: z.object({
    id: uuid,
    title: z.string(),
    location: z.string().nullable(),
    openings: z.int(),
    closesAt: timestamp.nullable(),
  }),
  tier: matchTier,
  score: z.int().min(0).max(1000),
  requirementsMet: z.int(),
  requirementCount: z.int(),
  /** Labels of the requirements that are not met. */
  missing: z.array(z.string()),
  /** When the learner released their identity to this employer. */
  releasedAt: timestamp.nullable(),
  updatedAt: timestamp,
});
export type MyMatch = z.infer<typeof myMatch>;
export const myMatchList = pageOf(myMatch);
export type MyMatchList = z.infer<typeof myMatchList>;

/** `GET /matching/my-matches/:id` */
export const myMatchDetail = myMatch.extend({
  description: z.string().nullable(),
  explanation: z.array(learnerExplanation),
  /** What this employer has been shown of the identity. */
  released: candidateIdentity.nullable(),
});
export type MyMatchDetail = z.infer<typeof myMatchDetail>;

/** `POST /matching/my-matches/:id/release` */
export const releaseIdentityRequest = z.strictObject({
  displayName: z.string().trim().min(1).max(200),
  email: z.email().max(254),
});
export type ReleaseIdentityRequest = z.infer<typeof releaseIdentityRequest>;

// ── The feed ──

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

/** `POST /matching/subscriptions` */
export const subscribeFeedRequest = z.strictObject({
  /** The postings of interest; absent: all, later ones included. */
  postingIds: z.array(uuid).min(1).max(200).optional(),
  webhook: z.strictObject({ url: z.url({ protocol: /^https?$/ }).max(2048) }).optional(),
});
export type SubscribeFeedRequest = z.infer<typeof subscribeFeedRequest>;

export const feedSubscription = z.object({
  id: uuid,
  postingIds: z.array(uuid).nullable(),
  webhook: z
    .object({
      url: z.string(),
      state: z.enum(['active', 'paused', 'disabled']),
      /** Why it is disabled, such as `gone` after a 410. */
      disabledReason: z.string().nullable(),
      /** Until when a throttled or failing receiver is left alone. */
      pausedUntil: timestamp.nullable(),
      /** Every entry up to here was attempted. */
      cursor: z.int(),
      retrying: z.int(),
      failed: z.int(),
    })
    .nullable(),
  createdAt: timestamp,
});
export type FeedSubscription = z.infer<typeof feedSubscription>;

/** The answer of subscribing and of rotating: the secret is shown this once. */
export const subscriptionSecret = z.object({ secret: z.string().startsWith('whsec_') });
export const createdSubscription = feedSubscription.extend(subscriptionSecret.shape);
export type CreatedSubscription = z.infer<typeof createdSubscription>;
export const subscriptionList = pageOf(feedSubscription);
export type SubscriptionList = z.infer<typeof subscriptionList>;

/** `POST /matching/subscriptions/:id/rotate-secret`: both secrets sign until `previousExpiresAt`. */
export const rotatedSecret = subscriptionSecret.extend({ previousExpiresAt: timestamp });
export type RotatedSecret = z.infer<typeof rotatedSecret>;

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

/** `GET /matching/subscriptions/:id/deliveries?state=`: webhook deliveries that did not succeed at once. */
export const listDeliveriesQuery = pageQuery.extend({
  state: z.enum(['retrying', 'failed', 'delivered']).optional(),
});
export type ListDeliveriesQuery = z.infer<typeof listDeliveriesQuery>;

export const webhookDelivery = z.object({
  entryId: uuid,
  cursor: z.int(),
  state: z.enum(['retrying', 'failed', 'delivered']),
  attempts: z.int(),
  lastStatus: z.int().nullable(),
  lastError: z.string().nullable(),
  nextAttemptAt: timestamp.nullable(),
  updatedAt: timestamp,
});
export type WebhookDelivery = z.infer<typeof webhookDelivery>;
export const deliveryList = pageOf(webhookDelivery);
export type DeliveryList = z.infer<typeof deliveryList>;

/** `POST /matching/subscriptions/:id/replay`: sends entries again, under the same ids. */
export const replayFeedRequest = z
  .strictObject({ fromCursor: z.int().min(1), toCursor: z.int().min(1).optional() })
  .refine(({ fromCursor, toCursor }) => toCursor === undefined || toCursor >= fromCursor, {
    message: 'The range ends before it begins.',
    path: ['toCursor'],
  });
export type ReplayFeedRequest = z.infer<typeof replayFeedRequest>;
export const replayedFeed = z.object({ queued: z.int().min(0) });
export type ReplayedFeed = z.infer<typeof replayedFeed>;

function isTimeZone(zone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
}
