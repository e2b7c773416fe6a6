import { checkProofTypeMissing } from '../data-model/check-proof-type-missing.js';
import type { Rule } from '../rule.js';

/** proof names its type. */
export const checkV1ProofTypeMissing: Rule = {
  ...checkProofTypeMissing,
  name: 'v1-proof-type-missing',
  clause: 'VC Data Model 1.1 §4.7',
};
