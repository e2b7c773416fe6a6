import { dataTypeRule } from '../older-formats/data-type-rule.js';
import { achievementSchema } from './data-types.js';

/** An achievement beside the assertions is an Achievement. */
export const checkClr1RelatedAchievement = dataTypeRule({
  name: 'clr1-related-achievement',
  code: 'CLR1_ACHIEVEMENT',
  severity: 'error',
  sentence: 'An achievement beside the assertions is an Achievement.',
  clause: 'CLR 1.0, Achievement',
  schema: achievementSchema.optional(),
  paths: [['clr', 'achievements']],
});
