import { withoutType } from './typed-objects.js';
import type { Rule } from '../rule.js';

/** termsOfUse names its type. */
export const checkTermsOfUseTypeMissing: Rule = {
  name: 'terms-of-use-type-missing',
  code: 'TERMS_OF_USE_TYPE_MISSING',
  severity: 'error',
  sentence: 'termsOfUse names its type.',
  clause: 'VC Data Model 2.0 §5.5',
  find: withoutType('termsOfUse'),
};
