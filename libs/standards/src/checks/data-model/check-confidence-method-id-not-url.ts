import { withoutUrl } from './typed-objects.js';
import type { Rule } from '../rule.js';

/** confidenceMethod has an identifier that is one URL. It may have none. */
export const checkConfidenceMethodIdNotUrl: Rule = {
  name: 'confidence-method-id-not-url',
  code: 'CONFIDENCE_METHOD_ID_NOT_URL',
  severity: 'error',
  sentence: 'confidenceMethod has an identifier that is one URL.',
  clause: 'VC Data Model 2.0 §5.10',
  find: withoutUrl('confidenceMethod'),
};
