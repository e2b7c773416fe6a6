import { z } from 'zod';
import { credentialFormat, digest, instant, timestamp, uuid } from '../fields.js';
import { checkResult } from '../internal/verifier.js';
import { pageOf } from '../page.js';

export const connectRequest = z.strictObject({ token: z.string().trim().min(20).max(200) });
export type ConnectRequest = z.infer<typeof connectRequest>;
export const walletConnection = z.object({
  connectionId: uuid,
  organisationId: uuid,
  organisationName: z.string(),
  connectedAt: timestamp,
  /** False when the holder does not want what the institution issues to come by itself. */
  autoReceive: z.boolean(),
});
export type WalletConnection = z.infer<typeof walletConnection>;
export const changeConnectionRequest = z.strictObject({ autoReceive: z.boolean() });
export type ChangeConnectionRequest = z.infer<typeof changeConnectionRequest>;

export const heldState = z.enum(['held', 'refused', 'revoked']);
export const heldCredential = z.object({
  credentialId: z.string(),
  name: z.string(),
  issuerName: z.string(),
  format: credentialFormat,
  digest,
  state: heldState,
  revokedReason: z.string().nullable(),
  /** Where it came from: a connected institution, or an import of the holder's own. */
  origin: z.enum(['institution', 'import']),
  validUntil: timestamp.nullable(),
  receivedAt: timestamp,
});
export type HeldCredential = z.infer<typeof heldCredential>;
export const heldCredentialPage = pageOf(heldCredential);
export type HeldCredentialPage = z.infer<typeof heldCredentialPage>;
export const heldCredentialDetail = heldCredential.extend({
  /** The issuer's identifier, as the credential names it. */
  issuer: z.string().nullable(),
  description: z.string().nullable(),
  achievementType: z.string().nullable(),
  /** An address of a picture, or the picture itself as a data: URL. */
  image: z.string().nullable(),
  validFrom: z.string().nullable(),
  criteria: z.string().nullable(),
  skills: z.array(
    z.object({
      uri: z.string(),
      name: z.string(),
      code: z.string().nullable(),
      framework: z.string().nullable(),
    }),
  ),
  level: z.string().nullable(),
  checks: z.array(checkResult),
  verifiedAt: timestamp,
});
export type HeldCredentialDetail = z.infer<typeof heldCredentialDetail>;
/** A credential from elsewhere, as JSON text or a compact JWS. */
export const importCredentialRequest = z.strictObject({ credential: z.string().min(2).max(1_000_000) });
export type ImportCredentialRequest = z.infer<typeof importCredentialRequest>;

export const grantConsentRequest = z.strictObject({
  purpose: z.literal('matching').default('matching'),
  records: z.union([z.literal('all'), z.array(z.string().max(2000)).min(1).max(500)]),
  parties: z.union([z.literal('all-employers'), z.array(uuid).min(1).max(500)]),
  until: instant,
});
export type GrantConsentRequest = z.infer<typeof grantConsentRequest>;
export const consent = z.object({
  consentId: uuid,
  purpose: z.literal('matching'),
  records: z.union([z.literal('all'), z.array(z.string())]),
  parties: z.union([z.literal('all-employers'), z.array(uuid)]),
  until: timestamp,
  grantedAt: timestamp,
  withdrawnAt: timestamp.nullable(),
});
export type Consent = z.infer<typeof consent>;

export const shareRequest = z.strictObject({
  credentialIds: z.array(z.string().max(2000)).min(1).max(50),
  purpose: z.string().trim().min(1).max(200),
  party: uuid.nullable().default(null),
  until: instant,
});
export type ShareRequest = z.infer<typeof shareRequest>;
export const share = z.object({
  shareId: uuid,
  url: z.string(),
  credentialIds: z.array(z.string()),
  purpose: z.string(),
  party: uuid.nullable(),
  until: timestamp,
  sharedAt: timestamp,
  endedAt: timestamp.nullable(),
  views: z.int(),
});
export type Share = z.infer<typeof share>;
export const sharedView = z.object({
  purpose: z.string(),
  until: timestamp,
  credentials: z.array(
    z.object({
      text: z.string(),
      name: z.string(),
      issuerName: z.string(),
      checks: z.array(checkResult),
      outcome: z.enum(['verified', 'refused']),
    }),
  ),
});
export type SharedView = z.infer<typeof sharedView>;

export const walletActivity = z.object({
  at: timestamp,
  kind: z.enum([
    'connected',
    'received',
    'verified',
    'revoked',
    'consented',
    'withdrew',
    'shared',
    'viewed',
    'unshared',
  ]),
  subject: z.string(),
});
export type WalletActivity = z.infer<typeof walletActivity>;
export const walletActivityPage = pageOf(walletActivity);
export type WalletActivityPage = z.infer<typeof walletActivityPage>;
