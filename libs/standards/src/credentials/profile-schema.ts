import { z } from 'zod';
import { contextVersion } from './context-version.js';
import { compactJws, dateTime, many, term, text, types, uri } from './fields.js';
import { identifierTypes } from './vocabularies.js';
import { begins, beginsMessage, evidenceSchema, secured } from './secured-schema.js';

/** Open Badges 3.0 §B.1.13 Image: no other members. */
export const imageSchema = z.strictObject({
  id: uri,
  type: z.literal('Image'),
  caption: text.optional(),
});

/** §B.1.11 IdentifierEntry: no other members. */
export const identifierEntrySchema = z.strictObject({
  type: z.literal('IdentifierEntry'),
  identifier: text,
  identifierType: term(identifierTypes),
});

/** §B.1.12 IdentityObject: no other members. */
export const identityObjectSchema = z.strictObject({
  type: z.literal('IdentityObject'),
  hashed: z.boolean(),
  identityHash: text,
  identityType: term(identifierTypes),
  salt: z.string().optional(),
});

/** §B.1.10 GeoCoordinates, in degrees. */
export const geoCoordinatesSchema = z.looseObject({
  type: z.literal('GeoCoordinates'),
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
});

/** §B.1.4 Address. */
export const addressSchema = z.looseObject({
  type: types('Address'),
  addressCountry: text.optional(),
  addressCountryCode: text.optional(),
  addressRegion: text.optional(),
  addressLocality: text.optional(),
  streetAddress: text.optional(),
  postOfficeBoxNumber: text.optional(),
  postalCode: text.optional(),
  geo: geoCoordinatesSchema.optional(),
});

/** §B.1.14 Profile: an issuer, a creator, a source, a parent organisation. */
export const profileSchema = z.looseObject({
  id: uri,
  type: types('Profile'),
  name: text.optional(),
  url: uri.optional(),
  phone: text.optional(),
  description: text.optional(),
  get endorsement(): z.ZodOptional<z.ZodType<object | object[], object | object[]>> {
    return many(endorsementCredentialSchema).optional();
  },
  endorsementJwt: many(compactJws).optional(),
  image: imageSchema.optional(),
  email: text.optional(),
  address: addressSchema.optional(),
  otherIdentifier: many(identifierEntrySchema).optional(),
  official: text.optional(),
  get parentOrg(): z.ZodOptional<z.ZodType<object, object>> {
    return profileSchema.optional();
  },
  familyName: text.optional(),
  givenName: text.optional(),
  additionalName: text.optional(),
  patronymicName: text.optional(),
  honorificPrefix: text.optional(),
  honorificSuffix: text.optional(),
  familyNamePrefix: text.optional(),
  dateOfBirth: z.iso.date().optional(),
});

/** §B.1.8 EndorsementSubject: what is endorsed, and what is said of it. */
export const endorsementSubjectSchema = z.looseObject({
  id: uri,
  type: types('EndorsementSubject'),
  endorsementComment: text.optional(),
});

const ofBadges = ([first, second]: readonly unknown[]) =>
  contextVersion('vc', first) !== undefined && contextVersion('ob', second) !== undefined;

/** §B.1.7 EndorsementCredential. */
export const endorsementCredentialSchema = z
  .looseObject({
    ...secured,
    '@context': secured['@context'].refine(
      ofBadges,
      "begins with the data model's and that of Open Badges 3.0",
    ),
    id: uri,
    type: types('VerifiableCredential', 'EndorsementCredential'),
    name: text,
    description: text.optional(),
    issuer: profileSchema,
    awardedDate: dateTime.optional(),
    credentialSubject: endorsementSubjectSchema,
    evidence: many(evidenceSchema).optional(),
  })
  .refine(begins, beginsMessage);

export type Profile = z.input<typeof profileSchema>;
export type Image = z.input<typeof imageSchema>;
export type Address = z.input<typeof addressSchema>;
export type IdentifierEntry = z.input<typeof identifierEntrySchema>;
