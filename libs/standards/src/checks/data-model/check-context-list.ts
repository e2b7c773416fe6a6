import type { RuleRow } from '../rule.js';

/** No list stands within a list. */
export const checkContextList: RuleRow = {
  name: 'context-list',
  code: 'CONTEXT_LIST',
  severity: 'error',
  sentence: 'No list stands within a list.',
  clause: 'VC Data Model 2.0 §6.1',
};
