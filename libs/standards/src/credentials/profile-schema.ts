import { z } from 'zod';
import { contextVersion } from './context-version.js';
import { compactJws, dateTime, many, term, text, types, uri } from './fields.js';
import { identifierTypes } from './vocabularies.js';
import { begins, beginsMessage, evidenceSchema, secured } from './secured-schema.js';

/**
 * Open Badges 3.0 §B.1.13 Image: no other members.
 *
 * @example imageSchema.safeParse({ id: 'https://example.org/badge.png', type: 'Image' }).success // true
 */
export const imageSchema = z.strictObject({
  id: uri,
  type: z.literal('Image'),
  caption: text.optional(),
});

/**
 * Open Badges 3.0 §B.1.11 IdentifierEntry: no other members.
 *
 * @example
 * const entered = { type: 'IdentifierEntry', identifier: '4711', identifierType: 'sourcedId' };
 * identifierEntrySchema.safeParse(entered).success // true
 */
export const identifierEntrySchema = z.strictObject({
  type: z.literal('IdentifierEntry'),
  identifier: text,
  identifierType: term(identifierTypes),
});

/**
 * Open Badges 3.0 §B.1.12 IdentityObject: no other members.
 *
 * @example identityObjectSchema.safeParse(identityObject('ana@example.org', 'salt')).success // true
 */
export const identityObjectSchema = z.strictObject({
  type: z.literal('IdentityObject'),
  hashed: z.boolean(),
  identityHash: text,
  identityType: term(identifierTypes),
  salt: z.string().optional(),
});

/**
 * Open Badges 3.0 §B.1.10 GeoCoordinates, in degrees.
 *
 * @example geoCoordinatesSchema.safeParse({ type: 'GeoCoordinates', latitude: 91, longitude: 0 }).success // false
 */
export const geoCoordinatesSchema = z.looseObject({
  type: z.literal('GeoCoordinates'),
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
});

/**
 * Open Badges 3.0 §B.1.4 Address.
 *
 * @example addressSchema.safeParse({ type: ['Address'], addressCountryCode: 'BR' }).success // true
 */
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

/**
 * Open Badges 3.0 §B.1.14 Profile: an issuer, a creator, a source, a parent organisation.
 *
 * @example profileSchema.safeParse({ id: 'did:web:example.org', type: ['Profile'], name: 'Rio Bravo' }).success // true
 */
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

/**
 * Open Badges 3.0 §B.1.8 EndorsementSubject: what is endorsed, and what is said of it.
 *
 * @example endorsementSubjectSchema.safeParse(endorsement['credentialSubject']).success // true
 */
export const endorsementSubjectSchema = z.looseObject({
  id: uri,
  type: types('EndorsementSubject'),
  endorsementComment: text.optional(),
});

const ofBadges = ([first, second]: readonly unknown[]) =>
  contextVersion('vc', first) !== undefined && contextVersion('ob', second) !== undefined;

/**
 * Open Badges 3.0 §B.1.7 EndorsementCredential.
 *
 * @example endorsementCredentialSchema.safeParse(endorsement).success // true
 */
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

/**
 * A person or an organisation (Open Badges 3.0 §B.1.14), as `profileSchema` takes it.
 *
 * @example
 * const profile: Profile = buildProfile({ id: 'did:web:example.org', name: 'Rio Bravo' });
 * profileSchema.safeParse(profile).success // true
 */
export type Profile = z.input<typeof profileSchema>;
/**
 * A picture by its address (Open Badges 3.0 §B.1.13), as `imageSchema` takes it.
 *
 * @example
 * const image: Image = { id: 'https://example.org/badge.png', type: 'Image', caption: 'A lens over lines' };
 * imageSchema.safeParse(image).success // true
 */
export type Image = z.input<typeof imageSchema>;
/**
 * A postal address and its place on the globe (Open Badges 3.0 §B.1.4), as `addressSchema` takes it.
 *
 * @example
 * const address: Address = { type: ['Address'], addressLocality: 'Recife', addressCountryCode: 'BR' };
 * addressSchema.safeParse(address).success // true
 */
export type Address = z.input<typeof addressSchema>;
/**
 * An identifier and its kind (Open Badges 3.0 §B.1.11), as `identifierEntrySchema` takes it.
 *
 * @example
 * const entered: IdentifierEntry = { type: 'IdentifierEntry', identifier: '4711', identifierType: 'sourcedId' };
 * identifierEntrySchema.safeParse(entered).success // true
 */
export type IdentifierEntry = z.input<typeof identifierEntrySchema>;
