import { checkEvidenceIdNotUrl } from '../data-model/check-evidence-id-not-url.js';
import type { Rule } from '../rule.js';

/** evidence has an identifier that is one URL. */
export const checkV1EvidenceIdNotUrl: Rule = {
  ...checkEvidenceIdNotUrl,
  name: 'v1-evidence-id-not-url',
  clause: 'VC Data Model 1.1 §5.7',
};
