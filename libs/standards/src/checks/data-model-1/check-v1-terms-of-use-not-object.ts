import { checkTermsOfUseNotObject } from '../data-model/check-terms-of-use-not-object.js';
import type { Rule } from '../rule.js';

/** termsOfUse is one object or a list of them, not empty. */
export const checkV1TermsOfUseNotObject: Rule = {
  ...checkTermsOfUseNotObject,
  name: 'v1-terms-of-use-not-object',
  clause: 'VC Data Model 1.1 §5.6',
};
