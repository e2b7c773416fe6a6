import { z } from 'zod';
import { compactJws, text, uri } from '../credentials/fields.js';
import {
  imageSchema,
  moment,
  note,
  recipientSchema as openBadgesRecipient,
} from '../older-formats/data-types.js';

/** The data types of CLR 1.0, by the names of its JSON binding without `DType`; members are lists where their names are plural. */

/** Profile: a learner, publisher, issuer or source. */
export const profileSchema = z.looseObject({
  id: uri,
  name: note,
  url: uri.optional(),
  email: note,
  telephone: note,
  description: note,
  image: imageSchema.optional(),
  official: note,
  familyName: note,
  givenName: note,
  additionalName: note,
  sourcedId: note,
  studentId: note,
  get parentOrg(): z.ZodOptional<z.ZodType<object>> {
    return profileSchema.optional();
  },
});

/** Alignment: to a node of a framework. */
export const alignmentSchema = z.looseObject({
  targetName: text,
  targetUrl: uri,
  targetType: note,
  targetCode: note,
  targetDescription: note,
  frameworkName: note,
});

/** Identity of a recipient. */
export const recipientSchema = openBadgesRecipient.partial({ hashed: true });

/** Artifact of an evidence. */
const artifactSchema = z.looseObject({ name: note, description: note, url: uri.optional() });

/** Evidence. */
export const evidenceSchema = z.looseObject({
  id: uri.optional(),
  name: note,
  narrative: note,
  description: note,
  genre: note,
  audience: note,
  artifacts: z.array(artifactSchema).optional(),
});

/** RubricCriterionLevel. */
const rubricCriterionLevelSchema = z.looseObject({
  id: uri,
  name: text,
  level: note,
  points: note,
  description: note,
  alignments: z.array(alignmentSchema).optional(),
});

/** ResultDescription: a result that is possible. */
export const resultDescriptionSchema = z.looseObject({
  id: uri,
  name: text,
  resultType: text,
  alignments: z.array(alignmentSchema).optional(),
  allowedValues: z.array(z.string()).optional(),
  requiredLevel: uri.optional(),
  requiredValue: note,
  valueMin: note,
  valueMax: note,
  rubricCriterionLevels: z.array(rubricCriterionLevelSchema).optional(),
});

/** Result: one that was reached. */
export const resultSchema = z.looseObject({
  resultDescription: uri.optional(),
  achievedLevel: uri.optional(),
  value: note,
  status: note,
  alignments: z.array(alignmentSchema).optional(),
});

/** Association of an achievement with another. */
export const associationSchema = z.looseObject({ associationType: text, targetId: uri });

/** Achievement. */
export const achievementSchema = z.looseObject({
  id: uri,
  name: text,
  issuer: profileSchema,
  achievementType: note,
  description: note,
  requirement: z.looseObject({ id: uri.optional(), narrative: note }).optional(),
  alignments: z.array(alignmentSchema).optional(),
  associations: z.array(associationSchema).optional(),
  resultDescriptions: z.array(resultDescriptionSchema).optional(),
  creditsAvailable: z.number().optional(),
  fieldOfStudy: note,
  humanCode: note,
  image: imageSchema.optional(),
  specialization: note,
  tags: z.array(z.string()).optional(),
});

/** Assertion. */
export const assertionSchema = z.looseObject({
  id: uri,
  achievement: achievementSchema,
  recipient: recipientSchema.optional(),
  issuedOn: moment.optional(),
  startDate: moment.optional(),
  endDate: moment.optional(),
  creditsEarned: z.number().optional(),
  evidence: z.array(evidenceSchema).optional(),
  image: imageSchema.optional(),
  licenseNumber: note,
  narrative: note,
  results: z.array(resultSchema).optional(),
  role: note,
  term: note,
  source: profileSchema.optional(),
  revoked: z.boolean().optional(),
});

/** Clr. */
export const clrSchema = z.looseObject({
  id: uri.optional(),
  issuedOn: moment,
  learner: profileSchema,
  publisher: profileSchema,
  name: note,
  partial: z.boolean().optional(),
  achievements: z.array(achievementSchema).optional(),
  assertions: z.array(z.looseObject({})).optional(),
  signedAssertions: z.array(compactJws).optional(),
  revoked: z.boolean().optional(),
});

export type Clr1 = z.infer<typeof clrSchema>;
export type ClrProfile1 = z.infer<typeof profileSchema>;
export type ClrAssertion1 = z.infer<typeof assertionSchema>;
export type ClrAchievement1 = z.infer<typeof achievementSchema>;
export type ClrAlignment1 = z.infer<typeof alignmentSchema>;
export type ClrEvidence1 = z.infer<typeof evidenceSchema>;
export type ClrResult1 = z.infer<typeof resultSchema>;
export type ClrResultDescription1 = z.infer<typeof resultDescriptionSchema>;
