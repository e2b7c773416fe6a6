import { withoutType } from './typed-objects.js';
import type { Rule } from '../rule.js';

/** confidenceMethod names its type. */
export const checkConfidenceMethodTypeMissing: Rule = {
  name: 'confidence-method-type-missing',
  code: 'CONFIDENCE_METHOD_TYPE_MISSING',
  severity: 'error',
  sentence: 'confidenceMethod names its type.',
  clause: 'VC Data Model 2.0 §5.10',
  find: withoutType('confidenceMethod'),
};
