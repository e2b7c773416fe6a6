import { checkContextNotList } from '../data-model/check-context-not-list.js';
import type { Rule } from '../rule.js';

/** @context is a list, not empty. */
export const checkV1ContextNotList: Rule = {
  ...checkContextNotList,
  name: 'v1-context-not-list',
  clause: 'VC Data Model 1.1 §4.1',
};
