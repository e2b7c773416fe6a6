import { z } from 'zod';
import { achievementSchema } from './achievement-schema.js';
import { contextVersion } from './context-version.js';
import { compactJws, dateTime, many, several, text, types, uri } from './fields.js';
import {
  endorsementCredentialSchema,
  identityObjectSchema,
  imageSchema,
  profileSchema,
} from './profile-schema.js';
import { begins, beginsMessage, evidenceSchema, secured } from './secured-schema.js';
import { clrAssociationTypes } from './vocabularies.js';
import { listOf } from '../json-values.js';

/**
 * CLR 2.0 Association: how two achievements or credentials of the record stand to each other; no other members.
 *
 * @example
 * const association = { type: 'Association', associationType: 'precedes', sourceId: 'urn:x:1', targetId: 'urn:x:2' };
 * clrAssociationSchema.safeParse(association).success // true
 * clrAssociationSchema.safeParse({ ...association, note: 'First' }).success // false
 */
export const clrAssociationSchema = z.strictObject({
  type: z.literal('Association'),
  associationType: z.enum(clrAssociationTypes),
  sourceId: uri,
  targetId: uri,
});

/** Whoever issued a credential that is not 1EdTech's: one that says to be a Profile is one (VC Data Model 2.0 §4.7). */
const anyIssuerSchema = z.union([
  uri,
  profileSchema,
  z.looseObject({ id: uri }).refine(({ type }) => !listOf(type).includes('Profile')),
]);

/** CLR 2.0 VerifiableCredential: one within a record, of any kind; an Open Badge is checked as one. */
export const nestedCredentialSchema = z
  .looseObject({
    ...secured,
    '@context': secured['@context'].refine(
      ([first]) => contextVersion('vc', first) !== undefined,
      "begins with the data model's",
    ),
    id: uri.optional(),
    type: types('VerifiableCredential'),
    issuer: anyIssuerSchema,
    credentialSubject: several(z.looseObject({ id: uri.optional() })),
    evidence: many(evidenceSchema).optional(),
  })
  .refine(begins, beginsMessage);

/**
 * CLR 2.0 ClrSubject: a person by `id` or `identifier`, and at least one credential.
 *
 * @example clrSubjectSchema.safeParse(record['credentialSubject']).success // true
 * @example clrSubjectSchema.safeParse({ ...subject, type: ['ClrSubject'], verifiableCredential: [] }).success // false
 */
export const clrSubjectSchema = z
  .looseObject({
    id: uri.optional(),
    type: types('ClrSubject'),
    identifier: many(identityObjectSchema).optional(),
    achievement: many(achievementSchema).optional(),
    verifiableCredential: z.union([nestedCredentialSchema, z.array(nestedCredentialSchema).min(1)]),
    association: many(clrAssociationSchema).optional(),
  })
  .refine(
    ({ id, identifier }) => id !== undefined || (identifier !== undefined && listOf(identifier).length > 0),
    'has an id or an identifier',
  );

/** CLR 2.0 ClrCredential. @example clrCredentialSchema.safeParse(record).success // true */
export const clrCredentialSchema = z
  .looseObject({
    ...secured,
    id: uri,
    type: types('VerifiableCredential', 'ClrCredential'),
    name: text,
    description: z.string().optional(),
    endorsement: many(endorsementCredentialSchema).optional(),
    endorsementJwt: many(compactJws).optional(),
    image: imageSchema.optional(),
    partial: z.boolean().optional(),
    issuer: profileSchema,
    awardedDate: dateTime.optional(),
    credentialSubject: clrSubjectSchema,
    evidence: many(evidenceSchema).optional(),
  })
  .refine(begins, beginsMessage);

/**
 * How two achievements or credentials of a record stand to each other (CLR 2.0 Association).
 *
 * @example
 * const ends = { sourceId: 'urn:x:1', targetId: 'urn:x:2' };
 * const association: ClrAssociation = { type: 'Association', associationType: 'isParentOf', ...ends };
 * clrAssociationSchema.safeParse(association).success // true
 */
export type ClrAssociation = z.input<typeof clrAssociationSchema>;
/**
 * Whose record it is, and the credentials in it (CLR 2.0 ClrSubject).
 *
 * @example
 * const said = { issuer: did, validFrom: '2026-05-15T16:00:00Z', credentialSubject: subject };
 * const nested = { '@context': [credentialsV2], type: ['VerifiableCredential'], ...said };
 * const learner: ClrSubject = { ...subject, type: ['ClrSubject'], verifiableCredential: [nested] };
 * clrSubjectSchema.safeParse(learner).success // true
 */
export type ClrSubject = z.input<typeof clrSubjectSchema>;
