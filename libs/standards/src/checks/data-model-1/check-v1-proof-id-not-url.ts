import { checkProofIdNotUrl } from '../data-model/check-proof-id-not-url.js';
import type { Rule } from '../rule.js';

/** proof has an identifier that is one URL. */
export const checkV1ProofIdNotUrl: Rule = {
  ...checkProofIdNotUrl,
  name: 'v1-proof-id-not-url',
  clause: 'VC Data Model 1.1 §4.7',
};
