import { checkEvidenceTypeMissing } from '../data-model/check-evidence-type-missing.js';
import type { Rule } from '../rule.js';

/** evidence names its type. */
export const checkV1EvidenceTypeMissing: Rule = {
  ...checkEvidenceTypeMissing,
  name: 'v1-evidence-type-missing',
  clause: 'VC Data Model 1.1 §5.7',
};
