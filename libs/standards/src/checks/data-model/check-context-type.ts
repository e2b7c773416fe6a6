import type { RuleRow } from '../rule.js';

/** A type is named by its term, where a pinned context has one for it. */
export const checkContextType: RuleRow = {
  name: 'context-type',
  code: 'CONTEXT_TYPE',
  severity: 'error',
  sentence: 'A type is named by its term, where a pinned context has one for it.',
  clause: 'VC Data Model 2.0 §6.1',
};
