import { checkTermsOfUseTypeMissing } from '../data-model/check-terms-of-use-type-missing.js';
import type { Rule } from '../rule.js';

/** termsOfUse names its type. */
export const checkV1TermsOfUseTypeMissing: Rule = {
  ...checkTermsOfUseTypeMissing,
  name: 'v1-terms-of-use-type-missing',
  clause: 'VC Data Model 1.1 §5.6',
};
