import { notObjects } from './typed-objects.js';
import type { Rule } from '../rule.js';

/** termsOfUse is one object or a list of them, not empty. */
export const checkTermsOfUseNotObject: Rule = {
  name: 'terms-of-use-not-object',
  code: 'TERMS_OF_USE_NOT_OBJECT',
  severity: 'error',
  sentence: 'termsOfUse is one object or a list of them, not empty.',
  clause: 'VC Data Model 2.0 §5.5',
  find: notObjects('termsOfUse'),
};
