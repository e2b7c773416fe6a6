import type { RuleRow } from '../rule.js';

/** The document defines no names itself, where a signature over statements holds under other names of its own as well. */
export const checkContextInline: RuleRow = {
  name: 'context-inline',
  code: 'CONTEXT_INLINE',
  severity: 'warning',
  sentence:
    'The document defines names itself. The signature does not cover which of its own names stands for what; take them for no more than its holder says.',
  clause: 'VC Data Integrity 1.0 §2.4.1',
};
