import { dataTypeRule } from '../older-formats/data-type-rule.js';
import { assertionSchema } from './data-types.js';

/** The assertion has the members of an Assertion. */
export const checkClr1Assertion = dataTypeRule({
  name: 'clr1-assertion',
  code: 'CLR1_ASSERTION',
  severity: 'error',
  sentence: 'The assertion has the members of an Assertion.',
  clause: 'CLR 1.0, Assertion',
  schema: assertionSchema,
  paths: [['assertion']],
  elsewhere: ['achievement', 'recipient', 'results', 'evidence'],
});
