import { z } from 'zod';
import { timestamp, uri, uuid } from '../fields.js';
import { pageOf, pageQuery } from '../page.js';
import { requirementKind } from './postings.js';

/**
 * Matches as an employer reads them: keyed by references of that employer alone until the learner releases
 * their identity.
 */

export const matchTier = z.enum(['qualified', 'near']);
export type MatchTier = z.infer<typeof matchTier>;

/** One step from a held item to a required one, along a CFAssociation as it was published. */
export const pathStep = z.object({ type: z.string(), from: uri, to: uri });
export type PathStep = z.infer<typeof pathStep>;

/**
 * Why a requirement is not met, or how it is met by something else: nothing relevant is held; the level is
 * too low, or unknown where one is asked for; what is held is a relative too weak to stand in.
 */
export const requirementNote = z.enum(['not-held', 'level-short', 'level-unknown', 'not-equivalent']);
export type RequirementNote = z.infer<typeof requirementNote>;

/** What employer and learner alike read of a requirement. */
export const explainedRequirementFields = {
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
