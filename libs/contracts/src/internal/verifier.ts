import { z } from 'zod';
import { achievedItem, digest, timestamp, uuid } from '../fields.js';
import { defineInternalPort } from './internal-port.js';

/** One named check of a credential with its reason. */
export const checkResult = z.object({
  check: z.string(),
  outcome: z.enum(['pass', 'fail', 'warning', 'not_applicable']),
  code: z.string().optional(),
  reason: z.string(),
});
export type CheckResultMessage = z.infer<typeof checkResult>;

export const verificationResult = z.object({
  verificationId: uuid,
  credentialId: z.string(),
  digest,
  issuer: z.string(),
  outcome: z.enum(['verified', 'refused']),
  /** False when all that failed was to reach somebody: nothing is known, and it is worth asking again. */
  decided: z.boolean(),
  checks: z.array(checkResult),
  items: z.array(achievedItem),
  validUntil: timestamp.nullable(),
  verifiedAt: timestamp,
});
export type VerificationResult = z.infer<typeof verificationResult>;

/**
 * Checks credentials for their holders, in order, one answer each, also for a text that is no credential.
 * What was decided becomes a `credential.verified`.
 */
export const verifyForHolder = defineInternalPort({
  owner: 'verifier',
  path: '/internal/verifier/verify',
  callers: ['wallet'],
  request: z.object({
    credentials: z
      .array(z.object({ holder: uuid, text: z.string().max(5_000_000) }))
      .min(1)
      .max(200),
  }),
  response: z.object({ results: z.array(verificationResult) }),
});
