import { z } from 'zod';
import { achievementSubjectSchema } from './achievement-subject-schema.js';
import { compactJws, dateTime, many, text, types, uri } from './fields.js';
import { endorsementCredentialSchema, imageSchema, profileSchema } from './profile-schema.js';
import { begins, beginsMessage, evidenceSchema, secured } from './secured-schema.js';

const one = <TSchema extends z.ZodType>(schema: TSchema) => z.union([schema, z.array(schema).min(1)]);

/** Open Badges 3.0 §B.1.2 AchievementCredential, also known as OpenBadgeCredential. */
export const achievementCredentialSchema = z
  .looseObject({
    ...secured,
    id: uri,
    type: types('VerifiableCredential').refine(
      (list) => list.includes('OpenBadgeCredential') || list.includes('AchievementCredential'),
      'contains OpenBadgeCredential or AchievementCredential',
    ),
    name: text.optional(),
    description: text.optional(),
    image: imageSchema.optional(),
    issuer: profileSchema,
    awardedDate: dateTime.optional(),
    credentialSubject: achievementSubjectSchema,
    endorsement: many(endorsementCredentialSchema).optional(),
    endorsementJwt: many(compactJws).optional(),
    evidence: many(evidenceSchema).optional(),
  })
  .refine(begins, beginsMessage);

/** VC Data Model 2.0 §4: what every credential has. */
export const credentialSchema = z.looseObject({
  '@context': z.array(z.union([z.string(), z.looseObject({})])).min(1),
  type: types('VerifiableCredential'),
  issuer: z.union([uri, z.looseObject({ id: uri })]),
  credentialSubject: one(z.looseObject({})),
  validFrom: dateTime.optional(),
  validUntil: dateTime.optional(),
});
