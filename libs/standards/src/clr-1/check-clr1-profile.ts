import { dataTypeRule } from '../older-formats/data-type-rule.js';
import { profileSchema } from './data-types.js';

/** Learner and publisher are a Profile. */
export const checkClr1Profile = dataTypeRule({
  name: 'clr1-profile',
  code: 'CLR1_PROFILE',
  severity: 'error',
  sentence: 'Learner and publisher are a Profile.',
  clause: 'CLR 1.0, Profile',
  schema: profileSchema,
  paths: [
    ['clr', 'learner'],
    ['clr', 'publisher'],
  ],
});
