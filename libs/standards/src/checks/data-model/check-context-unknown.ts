import type { RuleRow } from '../rule.js';

/** Every context is pinned here; one within the document only adds terms, each for an absolute URL. */
export const checkContextUnknown: RuleRow = {
  name: 'context-unknown',
  code: 'CONTEXT_UNKNOWN',
  severity: 'error',
  sentence:
    'Every context is pinned here; one within the document only adds terms, each for an absolute URL.',
  clause: 'VC Data Model 2.0 §4.3',
};
