import { z } from 'zod';
import { compactJws, languageCode, many, term, text, types, uri } from './fields.js';
import {
  endorsementCredentialSchema,
  identifierEntrySchema,
  imageSchema,
  profileSchema,
} from './profile-schema.js';
import { achievementTypes, alignmentTargetTypes, resultTypes } from './vocabularies.js';

/**
 * Open Badges 3.0 §B.1.5 Alignment.
 *
 * @example alignmentSchema.safeParse({ type: ['Alignment'], targetName: 'Analyse logs' }).success // false
 */
export const alignmentSchema = z.looseObject({
  type: types('Alignment'),
  targetName: text,
  targetUrl: uri,
  targetCode: z.string().optional(),
  targetDescription: z.string().optional(),
  targetFramework: z.string().optional(),
  targetType: term(alignmentTargetTypes).optional(),
});

/**
 * Open Badges 3.0 §B.1.18 RubricCriterionLevel.
 *
 * @example
 * const good = { id: 'urn:x:2', type: ['RubricCriterionLevel'], name: 'Good', level: '2' };
 * rubricCriterionLevelSchema.safeParse(good).success // true
 */
export const rubricCriterionLevelSchema = z.looseObject({
  id: uri,
  type: types('RubricCriterionLevel'),
  name: text,
  alignment: many(alignmentSchema).optional(),
  description: text.optional(),
  level: text.optional(),
  points: text.optional(),
});

/**
 * Open Badges 3.0 §B.1.17 ResultDescription.
 *
 * @example
 * const grade = { id: 'urn:x:grade', type: ['ResultDescription'], name: 'Grade', resultType: 'LetterGrade' };
 * resultDescriptionSchema.safeParse(grade).success // true
 * resultDescriptionSchema.safeParse({ ...grade, resultType: 'Grade' }).success // false
 */
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

/**
 * Open Badges 3.0 §B.1.15 Related: another achievement.
 *
 * @example relatedSchema.safeParse({ id: 'urn:x:1', type: ['Related'], inLanguage: 'pt-BR' }).success // true
 */
export const relatedSchema = z.looseObject({
  id: uri,
  type: types('Related'),
  inLanguage: languageCode.optional(),
  version: text.optional(),
});

/**
 * Open Badges 3.0 §B.1.6 Criteria: where they stand, or what they are.
 *
 * @example criteriaSchema.safeParse({ narrative: 'Passes the laboratory.' }).success // true
 * @example criteriaSchema.safeParse({}).success // false
 */
export const criteriaSchema = z
  .looseObject({ id: uri.optional(), narrative: z.string().optional() })
  .refine(({ id, narrative }) => id !== undefined || narrative !== undefined, 'has an id or a narrative');

/** Open Badges 3.0 §B.1.1 Achievement. @example achievementSchema.safeParse(achievement).success // true */
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

/**
 * What an achievement aligns to (Open Badges 3.0 §B.1.5), as `alignmentSchema` takes it.
 *
 * @example
 * const item: Alignment = { type: ['Alignment'], targetName: 'Analyse logs', targetUrl: 'https://example.org/items/1' };
 * alignmentSchema.safeParse(item).success // true
 */
export type Alignment = z.input<typeof alignmentSchema>;
/**
 * What is achieved (Open Badges 3.0 §B.1.1), as `achievementSchema` takes it.
 *
 * @example
 * const course: Achievement = { ...achievement, achievementType: 'Course' };
 * achievementSchema.safeParse(course).success // true
 */
export type Achievement = z.input<typeof achievementSchema>;
/**
 * What results an achievement may have (Open Badges 3.0 §B.1.17), as `resultDescriptionSchema` takes it.
 *
 * @example
 * const base = { id: 'urn:x:grade', type: ['ResultDescription'] as [string] };
 * const grade: ResultDescription = { ...base, name: 'Grade', resultType: 'LetterGrade' };
 * resultDescriptionSchema.safeParse(grade).success // true
 */
export type ResultDescription = z.input<typeof resultDescriptionSchema>;
