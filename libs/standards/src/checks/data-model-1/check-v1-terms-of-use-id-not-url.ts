import { checkTermsOfUseIdNotUrl } from '../data-model/check-terms-of-use-id-not-url.js';
import type { Rule } from '../rule.js';

/** termsOfUse has an identifier that is one URL. */
export const checkV1TermsOfUseIdNotUrl: Rule = {
  ...checkTermsOfUseIdNotUrl,
  name: 'v1-terms-of-use-id-not-url',
  clause: 'VC Data Model 1.1 §5.6',
};
