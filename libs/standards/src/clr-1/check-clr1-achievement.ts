import { dataTypeRule } from '../older-formats/data-type-rule.js';
import { achievementSchema } from './data-types.js';

/** What was achieved is an Achievement with its issuer. */
export const checkClr1Achievement = dataTypeRule({
  name: 'clr1-achievement',
  code: 'CLR1_ACHIEVEMENT',
  severity: 'error',
  sentence: 'What was achieved is an Achievement with its issuer.',
  clause: 'CLR 1.0, Achievement',
  schema: achievementSchema,
  paths: [['assertion', 'achievement']],
  elsewhere: ['alignments', 'resultDescriptions'],
});
