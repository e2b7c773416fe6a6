import { checkEvidenceNotObject } from '../data-model/check-evidence-not-object.js';
import type { Rule } from '../rule.js';

/** evidence is one object or a list of them, not empty. */
export const checkV1EvidenceNotObject: Rule = {
  ...checkEvidenceNotObject,
  name: 'v1-evidence-not-object',
  clause: 'VC Data Model 1.1 §5.7',
};
