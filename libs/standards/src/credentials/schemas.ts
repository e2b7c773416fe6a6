import { z } from 'zod';

/** Open Badges 3.0 and VC 2.0 structures as our issuer writes them and our verifier expects them. */

const dateTime = z.iso.datetime({ offset: true });
const uri = z.string().regex(/^[a-z][a-z0-9+.-]*:\S+$/i, 'is an absolute URI');
const types = (...required: string[]) =>
  z
    .union([z.string(), z.array(z.string())])
    .transform((type) => (Array.isArray(type) ? type : [type]))
    .refine((list) => required.every((type) => list.includes(type)), `contains ${required.join(' and ')}`);

/** Open Badges 3.0 §B.1.3 Alignment. */
export const alignmentSchema = z.looseObject({
  type: types('Alignment'),
  targetName: z.string().min(1),
  targetUrl: uri,
  targetCode: z.string().optional(),
  targetDescription: z.string().optional(),
  targetFramework: z.string().optional(),
  targetType: z.string().optional(),
});

/** §B.1.19 ResultDescription. */
export const resultDescriptionSchema = z.looseObject({
  id: uri,
  type: types('ResultDescription'),
  name: z.string().min(1),
  resultType: z.string().min(1),
  allowedValue: z.array(z.string()).optional(),
  rubricCriterionLevel: z
    .array(
      z.looseObject({
        id: uri,
        type: types('RubricCriterionLevel'),
        name: z.string(),
        level: z.string().optional(),
      }),
    )
    .optional(),
});

/** §B.1.1 Achievement. */
export const achievementSchema = z.looseObject({
  id: uri,
  type: types('Achievement'),
  name: z.string().min(1),
  description: z.string().min(1),
  criteria: z
    .looseObject({ id: uri.optional(), narrative: z.string().optional() })
    .refine(({ id, narrative }) => id !== undefined || narrative !== undefined, 'has an id or a narrative'),
  achievementType: z.string().optional(),
  alignment: z.array(alignmentSchema).optional(),
  resultDescription: z.array(resultDescriptionSchema).optional(),
});

/** §B.1.17 Profile, as an issuer. */
export const profileSchema = z.looseObject({ id: uri, type: types('Profile'), name: z.string().optional() });

/** §B.1.18 Result. */
export const resultSchema = z.looseObject({
  type: types('Result'),
  achievedLevel: uri.optional(),
  resultDescription: uri.optional(),
  value: z.string().optional(),
});

/** Bitstring Status List 1.0 §2.1. */
export const statusEntrySchema = z.looseObject({
  id: uri.optional(),
  type: z.literal('BitstringStatusListEntry'),
  statusPurpose: z.string(),
  statusListIndex: z.string().regex(/^\d+$/),
  statusListCredential: uri,
});

const one = <TSchema extends z.ZodType>(schema: TSchema) => z.union([schema, z.array(schema).min(1)]);

/** §B.1.2 AchievementCredential. */
export const achievementCredentialSchema = z.looseObject({
  '@context': z.array(z.union([z.string(), z.looseObject({})])).min(1),
  id: uri,
  type: z
    .union([z.string(), z.array(z.string())])
    .transform((type) => (Array.isArray(type) ? type : [type]))
    .refine(
      (list) =>
        list.includes('VerifiableCredential') &&
        (list.includes('OpenBadgeCredential') || list.includes('AchievementCredential')),
      'contains VerifiableCredential and OpenBadgeCredential or AchievementCredential',
    ),
  issuer: profileSchema,
  validFrom: dateTime,
  validUntil: dateTime.optional(),
  credentialSubject: z
    .looseObject({
      id: uri.optional(),
      type: types('AchievementSubject'),
      identifier: one(z.looseObject({})).optional(),
      achievement: achievementSchema,
      result: z.array(resultSchema).optional(),
    })
    .refine(
      ({ id, identifier }) => id !== undefined || identifier !== undefined,
      'has an id or an identifier',
    ),
  credentialStatus: one(z.looseObject({ type: z.string() })).optional(),
});

/** VC Data Model 2.0 §4: what every credential has. */
export const credentialSchema = z.looseObject({
  '@context': z.array(z.union([z.string(), z.looseObject({})])).min(1),
  type: types('VerifiableCredential'),
  issuer: z.union([uri, z.looseObject({ id: uri })]),
  credentialSubject: one(z.looseObject({})),
  validFrom: dateTime.optional(),
  validUntil: dateTime.optional(),
});

export type Alignment = z.input<typeof alignmentSchema>;
export type Achievement = z.input<typeof achievementSchema>;
export type ResultDescription = z.input<typeof resultDescriptionSchema>;
export type Profile = z.input<typeof profileSchema>;
export type StatusEntry = z.input<typeof statusEntrySchema>;
