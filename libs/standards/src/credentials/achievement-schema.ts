import { z } from 'zod';
import { compactJws, languageCode, many, term, text, types, uri } from './fields.js';
import {
  endorsementCredentialSchema,
  identifierEntrySchema,
  imageSchema,
  profileSchema,
} from './profile-schema.js';
import { achievementTypes, alignmentTargetTypes, resultTypes } from './vocabularies.js';

/** Open Badges 3.0 §B.1.5 Alignment. */
export const alignmentSchema = z.looseObject({
  type: types('Alignment'),
  targetName: text,
  targetUrl: uri,
  targetCode: z.string().optional(),
  targetDescription: z.string().optional(),
  targetFramework: z.string().optional(),
  targetType: term(alignmentTargetTypes).optional(),
});

/** §B.1.18 RubricCriterionLevel. */
export const rubricCriterionLevelSchema = z.looseObject({
  id: uri,
  type: types('RubricCriterionLevel'),
  name: text,
  alignment: many(alignmentSchema).optional(),
  description: text.optional(),
  level: text.optional(),
  points: text.optional(),
});

/** §B.1.17 ResultDescription. */
export const resultDescriptionSchema = z.looseObject({
  id: uri,
  type: types('ResultDescription'),
  name: text,
  resultType: term(resultTypes),
  alignment: many(alignmentSchema).optional(),
  allowedValue: many(z.string()).optional(),
  requiredLevel: uri.optional(),
  requiredValue: text.optional(),
  rubricCriterionLevel: many(rubricCriterionLevelSchema).optional(),
  valueMax: text.optional(),
  valueMin: text.optional(),
});

/** §B.1.15 Related: another achievement. */
export const relatedSchema = z.looseObject({
  id: uri,
  type: types('Related'),
  inLanguage: languageCode.optional(),
  version: text.optional(),
});

/** §B.1.6 Criteria: where they stand, or what they are. */
export const criteriaSchema = z
  .looseObject({ id: uri.optional(), narrative: z.string().optional() })
  .refine(({ id, narrative }) => id !== undefined || narrative !== undefined, 'has an id or a narrative');

/** §B.1.1 Achievement. */
export const achievementSchema = z.looseObject({
  id: uri,
  type: types('Achievement'),
  name: text,
  description: text,
  criteria: criteriaSchema,
  achievementType: term(achievementTypes).optional(),
  alignment: many(alignmentSchema).optional(),
  creator: profileSchema.optional(),
  creditsAvailable: z.number().optional(),
  endorsement: many(endorsementCredentialSchema).optional(),
  endorsementJwt: many(compactJws).optional(),
  fieldOfStudy: text.optional(),
  humanCode: text.optional(),
  image: imageSchema.optional(),
  inLanguage: languageCode.optional(),
  otherIdentifier: many(identifierEntrySchema).optional(),
  related: many(relatedSchema).optional(),
  resultDescription: many(resultDescriptionSchema).optional(),
  specialization: text.optional(),
  tag: many(text).optional(),
  version: text.optional(),
});

export type Alignment = z.input<typeof alignmentSchema>;
export type Achievement = z.input<typeof achievementSchema>;
export type ResultDescription = z.input<typeof resultDescriptionSchema>;
