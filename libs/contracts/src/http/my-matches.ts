import { z } from 'zod';
import { timestamp, uuid } from '../fields.js';
import { pageOf } from '../page.js';
import { candidateIdentity, explainedRequirementFields, matchTier } from './matches.js';

/** A requirement explained to the learner. */
export const learnerExplanation = z.object({
  ...explainedRequirementFields,
  credentialId: z.string().nullable(),
});
export type LearnerExplanation = z.infer<typeof learnerExplanation>;

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
