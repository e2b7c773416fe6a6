import { notObjects } from './typed-objects.js';
import type { Rule } from '../rule.js';

/** proof is one object or a list of them, not empty. Whether it is intact is for the check `proof`. */
export const checkProofNotObject: Rule = {
  name: 'proof-not-object',
  code: 'PROOF_NOT_OBJECT',
  severity: 'error',
  sentence: 'proof is one object or a list of them, not empty.',
  clause: 'VC Data Model 2.0 §4.12',
  find: notObjects('proof'),
};
