import type { RuleRow } from '../rule.js';

/** No context within the document has another name for what pinned contexts name or for a keyword. */
export const checkContextRenames: RuleRow = {
  name: 'context-renames',
  code: 'CONTEXT_RENAMES',
  severity: 'error',
  sentence: 'No context within the document has another name for what pinned contexts name or for a keyword.',
  clause: 'VC Data Model 2.0 §6.1',
};
