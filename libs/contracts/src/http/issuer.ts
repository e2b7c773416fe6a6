import { z } from 'zod';
import { credentialFormat, digest, instant, timestamp, uri, uuid } from '../fields.js';
import { pageOf, pageQuery } from '../page.js';

/** A character that cannot be stored, or that implementations of RDFC-1.0 sign in different ways. */
const unsafeCharacter = /(?![\r\n])\p{Cc}|\p{Cs}/u;
const isSafeText = (text: string) => !unsafeCharacter.test(text);
const unsafe = 'has control characters, or halves of characters';
/** Trimmed, with spaces for tabs. */
const text = (max: number) =>
  z
    .string()
    .overwrite((value) => value.replaceAll('\t', ' ').trim())
    .min(1)
    .max(max)
    .refine(isSafeText, unsafe);
const email = z.email().max(254);
const personName = text(300);

/** How the issuer of a credential is named: by the institution's address here, or by its key alone. */
export const didMethod = z.enum(['did:web', 'did:key']);
export type DidMethod = z.infer<typeof didMethod>;
const credentialFormats = z
  .array(credentialFormat)
  .min(1)
  .max(2)
  .refine((formats) => new Set(formats).size === formats.length, 'names a form twice');

// Achievements

export const resultLevel = z.strictObject({ name: text(200), rank: z.int().min(1).max(100) });
export const createAchievementRequest = z.strictObject({
  name: text(300),
  description: text(5000),
  achievementType: z
    .string()
    .regex(/^[A-Za-z:]{2,60}$/, 'is a type of Open Badges, such as Badge or Certificate')
    .default('Badge'),
  criteria: z.strictObject({ narrative: text(10_000) }),
  /** CFItems by URI or identifier, as the registry finds them. */
  alignments: z.array(z.strictObject({ itemUri: uri.refine(isSafeText, unsafe) })).max(100),
  /** The scale of its result, if it has one; ranks rise. */
  resultLevels: z
    .array(resultLevel)
    .min(2)
    .max(20)
    .refine((levels) => new Set(levels.map(({ name }) => name)).size === levels.length, 'names a level twice')
    .refine((levels) => new Set(levels.map(({ rank }) => rank)).size === levels.length, 'gives a rank twice')
    .optional(),
});
export type CreateAchievementRequest = z.infer<typeof createAchievementRequest>;

export const achievementAlignment = z.object({
  itemUri: uri,
  itemName: z.string(),
  code: z.string().nullable(),
  frameworkId: uuid,
  frameworkTitle: z.string(),
  revision: z.int(),
  /** True when the framework has a later revision than the one that was aligned to. */
  frameworkMovedOn: z.boolean(),
});
export const achievement = z.object({
  id: uuid,
  name: z.string(),
  description: z.string(),
  achievementType: z.string(),
  criteria: z.string(),
  alignments: z.array(achievementAlignment),
  resultLevels: z.array(resultLevel),
  publishedAt: timestamp,
});
export type AchievementMessage = z.infer<typeof achievement>;
export const achievementPage = pageOf(achievement);
export type AchievementPage = z.infer<typeof achievementPage>;

// Recipients

export const registerRecipientsRequest = z.strictObject({
  recipients: z
    .array(z.strictObject({ email, name: personName }))
    .min(1)
    .max(1000),
});
export type RegisterRecipientsRequest = z.infer<typeof registerRecipientsRequest>;
export const recipient = z.object({
  recipientId: uuid,
  email: z.string(),
  name: z.string(),
  /** Connects a wallet with everything that the institution issues to this person. */
  claimUrl: z.string(),
  connected: z.boolean(),
});
export type Recipient = z.infer<typeof recipient>;
export const registeredRecipients = z.object({ recipients: z.array(recipient) });
export type RegisteredRecipients = z.infer<typeof registeredRecipients>;
export const recipientPage = pageOf(recipient);
export type RecipientPage = z.infer<typeof recipientPage>;

// Awards and credentials

export const awardRequest = z.strictObject({
  /** The institution's own identifier of the award; the same again is the same award. */
  externalId: text(200),
  recipient: z.strictObject({ email, name: personName }),
  achievementId: uuid,
  completedOn: z.iso.date().optional(),
  /** The achieved level, by name or rank. */
  level: z.union([text(200), z.int()]).optional(),
  validUntil: instant.optional(),
  formats: credentialFormats.default(['vc+ld+json']),
  /** Left out, it is the institution's did:web. */
  issuer: didMethod.optional(),
});
export type AwardRequest = z.infer<typeof awardRequest>;
export const issuedCredential = z.object({ credentialId: z.string(), format: credentialFormat, digest });
export const awardAnswer = z.object({
  awardId: uuid,
  recipientId: uuid,
  claimUrl: z.string(),
  outcome: z.enum(['issued', 'duplicate']),
  credentials: z.array(issuedCredential),
});
export type AwardAnswer = z.infer<typeof awardAnswer>;

export const credentialState = z.enum(['issued', 'claimed', 'revoked']);
export const credentialSummary = z.object({
  credentialId: z.string(),
  awardId: uuid,
  externalId: z.string(),
  achievementId: uuid,
  achievementName: z.string(),
  recipientName: z.string(),
  format: credentialFormat,
  digest,
  state: credentialState,
  issuedAt: timestamp,
  claimedAt: timestamp.nullable(),
  revokedAt: timestamp.nullable(),
  revokedReason: z.string().nullable(),
});
export type CredentialSummary = z.infer<typeof credentialSummary>;
export const credentialPage = pageOf(credentialSummary);
export type CredentialPage = z.infer<typeof credentialPage>;
export const issuedCredentialId = z
  .string()
  .regex(/^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'is no identifier of a credential');
/** Newest first; the cursor is the last credential that was read. */
export const credentialQuery = pageQuery.extend({
  cursor: issuedCredentialId.optional(),
  achievementId: uuid.optional(),
  state: credentialState.optional(),
  externalId: z.string().max(200).refine(isSafeText, unsafe).optional(),
});
export type CredentialQuery = z.infer<typeof credentialQuery>;
export const revokeRequest = z.strictObject({ reason: text(500) });
export type RevokeRequest = z.infer<typeof revokeRequest>;

// Batches

export const rosterRow = z.strictObject({
  externalId: z.string(),
  email: z.string(),
  name: z.string(),
  /** An achievement's id, or its exact name. */
  achievement: z.string(),
  completedOn: z.string().optional(),
  level: z.string().optional(),
  validUntil: z.string().optional(),
  hold: z.string().optional(),
});
export type RosterRow = z.infer<typeof rosterRow>;
export const batchRequest = z.strictObject({
  rows: z.array(rosterRow).min(1).max(20_000),
  formats: credentialFormats.optional(),
  issuer: didMethod.optional(),
});
export type BatchRequest = z.infer<typeof batchRequest>;
export const batchRowOutcome = z.enum(['pending', 'issued', 'duplicate', 'rejected', 'held']);
export const batchRow = z.object({
  /** The row of the file, the header being row 0. */
  row: z.int(),
  externalId: z.string(),
  outcome: batchRowOutcome,
  code: z.string().nullable(),
  reason: z.string().nullable(),
  credentialIds: z.array(z.string()),
  claimUrl: z.string().nullable(),
});
export type BatchRow = z.infer<typeof batchRow>;
export const batchCounts = z.object({
  total: z.int(),
  pending: z.int(),
  issued: z.int(),
  duplicate: z.int(),
  rejected: z.int(),
  held: z.int(),
});
export type BatchCounts = z.infer<typeof batchCounts>;
export const batch = z.object({
  batchId: uuid,
  state: z.enum(['running', 'done']),
  counts: batchCounts,
  createdAt: timestamp,
  finishedAt: timestamp.nullable(),
});
export type Batch = z.infer<typeof batch>;
export const batchPreview = z.object({
  preview: z.literal(true),
  counts: batchCounts,
  /** Rows that would not be issued. */
  notable: z.array(batchRow),
});
export type BatchPreview = z.infer<typeof batchPreview>;
export const batchRowPage = pageOf(batchRow);
export type BatchRowPage = z.infer<typeof batchRowPage>;
export const batchPage = pageOf(batch);
export type BatchPage = z.infer<typeof batchPage>;

// Set-up and dashboard

export const issuerProfile = z.object({
  organisationId: uuid,
  name: z.string(),
  ready: z.boolean(),
  didWeb: z.string().nullable(),
  didKey: z.string().nullable(),
  keys: z.array(
    z.object({
      verificationMethod: z.string(),
      algorithm: z.string(),
      /** What the key is called as an issuer of its own. */
      didKey: z.string(),
      validFrom: timestamp,
      validUntil: timestamp.nullable(),
      compromisedSince: timestamp.nullable(),
      signatures: z.int(),
    }),
  ),
});
export type IssuerProfile = z.infer<typeof issuerProfile>;
export const issuerDashboard = z.object({
  achievements: z.array(
    z.object({ achievementId: uuid, name: z.string(), issued: z.int(), claimed: z.int(), revoked: z.int() }),
  ),
});
export type IssuerDashboard = z.infer<typeof issuerDashboard>;
