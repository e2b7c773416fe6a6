import { dataTypeRule } from '../older-formats/data-type-rule.js';
import { assertionSchema } from './data-types.js';

/** The assertion has the members of an Assertion. */
export const checkOb2Assertion = dataTypeRule({
  name: 'ob2-assertion',
  code: 'OB2_ASSERTION',
  severity: 'error',
  sentence: 'The assertion has the members of an Assertion.',
  clause: 'Open Badges 2.0, Assertion',
  schema: assertionSchema,
  paths: [['assertion']],
  elsewhere: ['recipient', 'verification', 'evidence', 'image'],
});
