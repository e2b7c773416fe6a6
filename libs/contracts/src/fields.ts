import { z } from 'zod';

/** Fields that several events and HTTP messages share. */

export const uuid = z.uuid();
/** An instant in UTC. */
export const timestamp = z.iso.datetime().refine(isKept, 'Not a time from the year 1 to the year 9999.');
/** An instant as a person or another system writes it, with any offset. */
export const instant = z.iso
  .datetime({ offset: true })
  .refine(isKept, 'Not a time from the year 1 to the year 9999.');
export const uri = z.string().min(1).max(2048);
/** `sha256-` and the base64url digest of the bytes that were signed. */
export const digest = z.string().regex(/^sha256-[A-Za-z0-9_-]{43}$/);

/** The signed forms that the issuer gives an award. */
export const credentialFormat = z.enum(['vc+ld+json', 'vc+jwt']);
export type CredentialFormat = z.infer<typeof credentialFormat>;

/** A framework item as alignments, credentials, matches and events carry it: URI and revision. */
export const itemReference = z.object({
  uri,
  frameworkUri: uri.optional(),
  revision: z.int().positive().optional(),
});
export type ItemReference = z.infer<typeof itemReference>;

/** An item with the level at which it was awarded; `null` is unknown, not zero. */
export const achievedItem = itemReference.extend({ level: z.int().min(0).max(100).nullable() });
export type AchievedItem = z.infer<typeof achievedItem>;

export const organisationKind = z.enum(['institution', 'employer', 'foundation', 'operator']);
export type OrganisationKind = z.infer<typeof organisationKind>;

/** What a match is asked for per requirement. */
export const requirement = z.object({
  id: uuid,
  item: itemReference,
  label: z.string().min(1).max(2000),
  kind: z.enum(['required', 'preferred']),
  mandatory: z.boolean(),
  minLevel: z.int().min(0).max(100).nullable(),
  weight: z.int().min(1).max(100),
});
export type Requirement = z.infer<typeof requirement>;

/** ISO 8601 as it is exchanged has four digits for the year, and PostgreSQL no year 0. */
function isKept(time: string): boolean {
  const year = new Date(time).getUTCFullYear();
  return !(year < 1 || year > 9999);
}
