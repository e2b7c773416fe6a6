import type { RuleRow } from '../rule.js';

/** A credential names its contexts. */
export const checkContextMissing: RuleRow = {
  name: 'context-missing',
  code: 'CONTEXT_MISSING',
  severity: 'error',
  sentence: 'A credential names its contexts.',
  clause: 'VC Data Model 2.0 §4.3',
};
