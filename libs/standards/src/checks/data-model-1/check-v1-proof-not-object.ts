import { checkProofNotObject } from '../data-model/check-proof-not-object.js';
import type { Rule } from '../rule.js';

/** proof is one object or a list of them, not empty. */
export const checkV1ProofNotObject: Rule = {
  ...checkProofNotObject,
  name: 'v1-proof-not-object',
  clause: 'VC Data Model 1.1 §4.7',
};
