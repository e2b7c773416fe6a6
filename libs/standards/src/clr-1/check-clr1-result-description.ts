import { dataTypeRule } from '../older-formats/data-type-rule.js';
import { resultDescriptionSchema } from './data-types.js';

/** A possible result is a ResultDescription. */
export const checkClr1ResultDescription = dataTypeRule({
  name: 'clr1-result-description',
  code: 'CLR1_RESULT_DESCRIPTION',
  severity: 'error',
  sentence: 'A possible result is a ResultDescription.',
  clause: 'CLR 1.0, ResultDescription',
  schema: resultDescriptionSchema,
  paths: [['assertion', 'achievement', 'resultDescriptions']],
});
