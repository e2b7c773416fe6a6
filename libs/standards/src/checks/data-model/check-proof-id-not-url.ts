import { withoutUrl } from './typed-objects.js';
import type { Rule } from '../rule.js';

/** proof has an identifier that is one URL. It may have none. */
export const checkProofIdNotUrl: Rule = {
  name: 'proof-id-not-url',
  code: 'PROOF_ID_NOT_URL',
  severity: 'error',
  sentence: 'proof has an identifier that is one URL.',
  clause: 'VC Data Model 2.0 §4.12',
  find: withoutUrl('proof'),
};
