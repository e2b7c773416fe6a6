import { withoutUrl } from './typed-objects.js';
import type { Rule } from '../rule.js';

/** termsOfUse has an identifier that is one URL. It may have none. */
export const checkTermsOfUseIdNotUrl: Rule = {
  name: 'terms-of-use-id-not-url',
  code: 'TERMS_OF_USE_ID_NOT_URL',
  severity: 'error',
  sentence: 'termsOfUse has an identifier that is one URL.',
  clause: 'VC Data Model 2.0 §5.5',
  find: withoutUrl('termsOfUse'),
};
