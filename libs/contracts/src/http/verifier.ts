import { z } from 'zod';
import { achievedItem, digest, timestamp, uuid } from '../fields.js';
import { checkResult } from '../internal/verifier.js';
import { pageOf } from '../page.js';

/** `POST /verifier/verifications`: a credential as an object, or as text (JSON or a compact JWS). */
export const verificationRequest = z.strictObject({
  credential: z.union([z.string().min(2), z.record(z.string(), z.unknown())]),
});
export type VerificationRequest = z.infer<typeof verificationRequest>;

export const verification = z.object({
  verificationId: uuid,
  outcome: z.enum(['verified', 'refused']),
  /** False when all that failed was to reach somebody: nothing is known, and it is worth asking again. */
  decided: z.boolean(),
  credentialId: z.string(),
  digest,
  issuer: z.string(),
  name: z.string().nullable(),
  checks: z.array(checkResult),
  /** The framework items that its subject achieved, with the level's rank; null is unknown. */
  items: z.array(achievedItem),
  validUntil: timestamp.nullable(),
  verifiedAt: timestamp,
});
export type VerificationMessage = z.infer<typeof verification>;
/** History keeps what was found, never what the credential says of a person. */
export const verificationPage = pageOf(
  verification.omit({ decided: true, name: true, items: true, validUntil: true }),
);
export type VerificationPage = z.infer<typeof verificationPage>;

export const trustStatus = z.enum(['trusted', 'distrusted']);
export const trustedIssuer = z.object({
  did: z.string(),
  name: z.string().nullable(),
  organisationId: uuid.nullable(),
  status: trustStatus,
  source: z.enum(['installation', 'operator']),
  reason: z.string(),
  /** Trusted for achievements of these types alone; null is all. */
  achievementTypes: z.array(z.string()).nullable(),
  changedAt: timestamp,
});
export type TrustedIssuer = z.infer<typeof trustedIssuer>;
export const setTrustRequest = z.strictObject({
  status: trustStatus,
  reason: z.string().trim().min(1).max(500),
  name: z.string().trim().min(1).max(200).optional(),
  achievementTypes: z.array(z.string().trim().min(1).max(100)).min(1).max(100).nullable().optional(),
});
export type SetTrustRequest = z.infer<typeof setTrustRequest>;

/** One entry of an issuer's history in the trust registry. */
export const trustChange = z.object({
  status: trustStatus,
  source: z.enum(['installation', 'operator']),
  reason: z.string(),
  achievementTypes: z.array(z.string()).nullable(),
  changedAt: timestamp,
});
export type TrustChange = z.infer<typeof trustChange>;
