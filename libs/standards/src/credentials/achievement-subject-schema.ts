import { z } from 'zod';
import { achievementSchema, alignmentSchema } from './achievement-schema.js';
import { dateTime, many, text, types, uri } from './fields.js';
import { identityObjectSchema, imageSchema, profileSchema } from './profile-schema.js';
import { resultStatuses } from './vocabularies.js';
import { listOf } from '../json-values.js';

/**
 * Open Badges 3.0 §B.1.16 Result. @example resultSchema.safeParse({ type: ['Result'], value: 'A' }).success // true
 */
export const resultSchema = z.looseObject({
  type: types('Result'),
  achievedLevel: uri.optional(),
  alignment: many(alignmentSchema).optional(),
  resultDescription: uri.optional(),
  status: z.enum(resultStatuses).optional(),
  value: text.optional(),
});

/**
 * Open Badges 3.0 §B.1.3 AchievementSubject: a person by `id` or by `identifier`, and what was achieved.
 *
 * @example achievementSubjectSchema.safeParse(unsecured['credentialSubject']).success // true
 * @example achievementSubjectSchema.safeParse({ type: ['AchievementSubject'], achievement }).success // false
 */
export const achievementSubjectSchema = z
  .looseObject({
    id: uri.optional(),
    type: types('AchievementSubject'),
    achievement: achievementSchema,
    activityEndDate: dateTime.optional(),
    activityStartDate: dateTime.optional(),
    creditsEarned: z.number().optional(),
    identifier: many(identityObjectSchema).optional(),
    image: imageSchema.optional(),
    licenseNumber: z.string().optional(),
    narrative: z.string().optional(),
    result: many(resultSchema).optional(),
    role: z.string().optional(),
    source: profileSchema.optional(),
    term: z.string().optional(),
  })
  .refine(
    ({ id, identifier }) => id !== undefined || (identifier !== undefined && listOf(identifier).length > 0),
    'has an id or an identifier',
  );

/**
 * Who achieved what (Open Badges 3.0 §B.1.3), as `achievementSubjectSchema` takes it.
 *
 * @example
 * const achiever: AchievementSubject = { ...subject, type: ['AchievementSubject'], achievement };
 * achievementSubjectSchema.safeParse(achiever).success // true
 */
export type AchievementSubject = z.input<typeof achievementSubjectSchema>;
/**
 * One result of an achievement (Open Badges 3.0 §B.1.16), as `resultSchema` takes it.
 *
 * @example
 * const result: Result = { type: ['Result'], status: 'Completed' };
 * resultSchema.safeParse(result).success // true
 */
export type Result = z.input<typeof resultSchema>;
