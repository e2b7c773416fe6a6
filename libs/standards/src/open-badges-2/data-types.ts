import { z } from 'zod';
import { listOf } from '../json-values.js';
import { many, text, types, uri } from '../credentials/fields.js';
import { imageSchema, moment, note, recipientSchema } from '../older-formats/data-types.js';
import { verificationKindOf } from '../older-formats/verification.js';

/** The data types of Open Badges 2.0, by the names of their sections. */

const linkOrObject = z.union([uri, z.looseObject({})]);

/** VerificationObject of an assertion. */
export const verificationSchema = z.looseObject({
  type: many(text).refine(
    (type) => verificationKindOf({ type }) !== undefined,
    'is HostedBadge or SignedBadge',
  ),
  creator: z.union([uri, z.looseObject({ id: uri })]).optional(),
});

/** Evidence: a page, or what there is to say of it. */
export const evidenceSchema = z.union([
  uri,
  z.looseObject({
    id: uri.optional(),
    narrative: note,
    name: note,
    description: note,
    genre: note,
    audience: note,
  }),
]);

/** Assertion. */
export const assertionSchema = z.looseObject({
  id: uri,
  type: types('Assertion'),
  recipient: recipientSchema,
  badge: linkOrObject,
  verification: verificationSchema,
  issuedOn: moment,
  expires: moment.optional(),
  image: imageSchema.optional(),
  evidence: many(evidenceSchema).optional(),
  narrative: note,
  revoked: z.boolean().optional(),
  revocationReason: note,
});

/** Criteria: where they stand, or what they are. */
export const criteriaSchema = z.union([
  uri,
  z
    .looseObject({ id: uri.optional(), narrative: note })
    .refine(({ id, narrative }) => id !== undefined || !!narrative, 'has an id or a narrative'),
]);

/** AlignmentObject. */
export const alignmentSchema = z.looseObject({
  targetName: text,
  targetUrl: uri,
  targetDescription: note,
  targetFramework: note,
  targetCode: note,
});

/** BadgeClass. */
export const badgeClassSchema = z.looseObject({
  id: uri,
  type: types('BadgeClass'),
  name: text,
  description: text,
  image: imageSchema,
  criteria: criteriaSchema,
  issuer: linkOrObject,
  alignment: many(alignmentSchema).optional(),
  tags: many(z.string()).optional(),
});

/** Profile of an issuer. */
export const issuerSchema = z.looseObject({
  id: uri,
  type: many(z.string()).refine(
    (type) => listOf(type).some((each) => each === 'Issuer' || each === 'Profile'),
    'is Issuer or Profile',
  ),
  name: text,
  url: uri,
  email: text,
  telephone: note,
  description: note,
  image: imageSchema.optional(),
});

export type Assertion2 = z.infer<typeof assertionSchema>;
export type BadgeClass2 = z.infer<typeof badgeClassSchema>;
export type Issuer2 = z.infer<typeof issuerSchema>;
export type Evidence2 = z.infer<typeof evidenceSchema>;
