import type { RuleRow } from '../rule.js';

/** The credential is of data model 1.1. */
export const checkContextVersion1: RuleRow = {
  name: 'context-version-1',
  code: 'CONTEXT_VERSION_1',
  severity: 'warning',
  sentence: 'The credential is of data model 1.1.',
  clause: 'VC Data Model 2.0 §4.3',
};
