import { withoutUrl } from './typed-objects.js';
import type { Rule } from '../rule.js';

/** evidence has an identifier that is one URL. It may have none. */
export const checkEvidenceIdNotUrl: Rule = {
  name: 'evidence-id-not-url',
  code: 'EVIDENCE_ID_NOT_URL',
  severity: 'error',
  sentence: 'evidence has an identifier that is one URL.',
  clause: 'VC Data Model 2.0 §5.6',
  find: withoutUrl('evidence'),
};
