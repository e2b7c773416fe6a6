import type { RuleRow } from '../rule.js';

/**
 * Every member is named by a term: none by an address, nor by a keyword of JSON-LD that is not of a text in a
 * language.
 */
export const checkContextMember: RuleRow = {
  name: 'context-member',
  code: 'CONTEXT_MEMBER',
  severity: 'error',
  sentence:
    'Every member is named by a term: none by an address, nor by a keyword of JSON-LD that is not of a text in a language.',
  clause: 'VC Data Model 2.0 §6.1',
};
