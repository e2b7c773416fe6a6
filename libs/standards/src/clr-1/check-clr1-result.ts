import { dataTypeRule } from '../older-formats/data-type-rule.js';
import { resultSchema } from './data-types.js';

/** A result is a Result. */
export const checkClr1Result = dataTypeRule({
  name: 'clr1-result',
  code: 'CLR1_RESULT',
  severity: 'error',
  sentence: 'A result is a Result.',
  clause: 'CLR 1.0, Result',
  schema: resultSchema.optional(),
  paths: [['assertion', 'results']],
});
