import { checkContextDuplicate } from '../data-model/check-context-duplicate.js';
import type { Rule } from '../rule.js';

/** Each context stands once in the list. */
export const checkV1ContextDuplicate: Rule = {
  ...checkContextDuplicate,
  name: 'v1-context-duplicate',
  clause: 'VC Data Model 1.1 §4.1',
};
