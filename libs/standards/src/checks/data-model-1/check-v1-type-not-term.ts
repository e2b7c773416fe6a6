import { checkTypeNotTerm } from '../data-model/check-type-not-term.js';
import type { Rule } from '../rule.js';

/** A type is a term of a context or an absolute URL. */
export const checkV1TypeNotTerm: Rule = {
  ...checkTypeNotTerm,
  name: 'v1-type-not-term',
  clause: 'VC Data Model 1.1 §4.3',
};
