import { notObjects } from './typed-objects.js';
import type { Rule } from '../rule.js';

/** confidenceMethod is one object or a list of them, not empty. It is a reserved extension point. */
export const checkConfidenceMethodNotObject: Rule = {
  name: 'confidence-method-not-object',
  code: 'CONFIDENCE_METHOD_NOT_OBJECT',
  severity: 'error',
  sentence: 'confidenceMethod is one object or a list of them, not empty.',
  clause: 'VC Data Model 2.0 §5.10',
  find: notObjects('confidenceMethod'),
};
