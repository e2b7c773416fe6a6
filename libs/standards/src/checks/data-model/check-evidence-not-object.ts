import { notObjects } from './typed-objects.js';
import type { Rule } from '../rule.js';

/** evidence is one object or a list of them, not empty. */
export const checkEvidenceNotObject: Rule = {
  name: 'evidence-not-object',
  code: 'EVIDENCE_NOT_OBJECT',
  severity: 'error',
  sentence: 'evidence is one object or a list of them, not empty.',
  clause: 'VC Data Model 2.0 §5.6',
  find: notObjects('evidence'),
};
