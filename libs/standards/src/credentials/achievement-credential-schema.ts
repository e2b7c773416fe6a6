import { z } from 'zod';
import { achievementSubjectSchema } from './achievement-subject-schema.js';
import { compactJws, dateTime, many, types, uri } from './fields.js';
import { endorsementCredentialSchema, imageSchema, profileSchema } from './profile-schema.js';
import { begins, beginsMessage, evidenceSchema, secured } from './secured-schema.js';

/**
 * Open Badges 3.0 §B.1.2 AchievementCredential, also known as OpenBadgeCredential.
 *
 * @example achievementCredentialSchema.safeParse(credential).success // true
 */
export const achievementCredentialSchema = z
  .looseObject({
    ...secured,
    id: uri,
    type: z.union([
      types('VerifiableCredential', 'OpenBadgeCredential'),
      types('VerifiableCredential', 'AchievementCredential'),
    ]),
    name: z.string().optional(),
    description: z.string().optional(),
    image: imageSchema.optional(),
    issuer: profileSchema,
    awardedDate: dateTime.optional(),
    credentialSubject: achievementSubjectSchema,
    endorsement: many(endorsementCredentialSchema).optional(),
    endorsementJwt: many(compactJws).optional(),
    evidence: many(evidenceSchema).optional(),
  })
  .refine(begins, beginsMessage);
