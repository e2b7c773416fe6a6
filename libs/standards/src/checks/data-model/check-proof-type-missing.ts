import { withoutType } from './typed-objects.js';
import type { Rule } from '../rule.js';

/** proof names its type. */
export const checkProofTypeMissing: Rule = {
  name: 'proof-type-missing',
  code: 'PROOF_TYPE_MISSING',
  severity: 'error',
  sentence: 'proof names its type.',
  clause: 'VC Data Model 2.0 §4.12',
  find: withoutType('proof'),
};
