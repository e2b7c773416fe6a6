import { z } from 'zod';
import { achievementSchema, alignmentSchema } from './achievement-schema.js';
import { dateTime, many, text, types, uri } from './fields.js';
import { identityObjectSchema, imageSchema, profileSchema } from './profile-schema.js';
import { resultStatuses } from './vocabularies.js';
import { listOf } from '../json-values.js';

/** Open Badges 3.0 §B.1.16 Result. */
export const resultSchema = z.looseObject({
  type: types('Result'),
  achievedLevel: uri.optional(),
  alignment: many(alignmentSchema).optional(),
  resultDescription: uri.optional(),
  status: z.enum(resultStatuses).optional(),
  value: text.optional(),
});

/** §B.1.3 AchievementSubject: a person by `id` or by `identifier`, and what was achieved. */
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

export type AchievementSubject = z.input<typeof achievementSubjectSchema>;
export type Result = z.input<typeof resultSchema>;
