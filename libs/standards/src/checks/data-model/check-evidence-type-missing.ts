import { withoutType } from './typed-objects.js';
import type { Rule } from '../rule.js';

/** evidence names its type. */
export const checkEvidenceTypeMissing: Rule = {
  name: 'evidence-type-missing',
  code: 'EVIDENCE_TYPE_MISSING',
  severity: 'error',
  sentence: 'evidence names its type.',
  clause: 'VC Data Model 2.0 §5.6',
  find: withoutType('evidence'),
};
