import { z } from 'zod';
import { achievementSubjectSchema } from '../../credentials/achievement-subject-schema.js';
import { isObject } from '../../json-values.js';
import { schemaRule } from './schema-rule.js';

/** `ob-credential-subject` asks for these. */
const members = z.looseObject(achievementSubjectSchema.shape).omit({ type: true, achievement: true });

/** The members of an AchievementSubject are of the kinds of the standard, such as credits that are a number. */
export const checkAchievementSubject = schemaRule({
  name: 'ob-achievement-subject',
  code: 'OB_ACHIEVEMENT_SUBJECT',
  severity: 'error',
  sentence:
    'The members of an AchievementSubject are of the kinds of the standard, such as credits that are a number.',
  clause: 'Open Badges 3.0 §B.1.3',
  schema: members,
  elsewhere: ['activityEndDate', 'activityStartDate', 'identifier', 'image', 'result', 'source'],
  places: ({ credentialSubject }) =>
    isObject(credentialSubject) ? [{ value: credentialSubject, pointer: '/credentialSubject' }] : [],
});
