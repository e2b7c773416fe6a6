import { dataTypeRule } from '../older-formats/data-type-rule.js';
import { clrSchema } from './data-types.js';

/** The record has the members of a Clr. */
export const checkClr1Clr = dataTypeRule({
  name: 'clr1-clr',
  code: 'CLR1_CLR',
  severity: 'error',
  sentence: 'The record has the members of a Clr.',
  clause: 'CLR 1.0, Clr',
  schema: clrSchema,
  paths: [['clr']],
  elsewhere: ['learner', 'publisher', 'achievements'],
});
