import { dataTypeRule } from '../older-formats/data-type-rule.js';
import { issuerSchema } from './data-types.js';

/** The issuer has the members of a Profile that issues. */
export const checkOb2Issuer = dataTypeRule({
  name: 'ob2-issuer',
  code: 'OB2_ISSUER',
  severity: 'error',
  sentence: 'The issuer has the members of a Profile that issues.',
  clause: 'Open Badges 2.0, Profile',
  schema: issuerSchema,
  paths: [['issuer']],
  elsewhere: ['image'],
});
