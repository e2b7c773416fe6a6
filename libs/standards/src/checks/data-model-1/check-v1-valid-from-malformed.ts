import { checkValidFromMalformed } from '../data-model/check-valid-from-malformed.js';
import type { Rule } from '../rule.js';

/**
 * validFrom is a date and a time with its zone, such as 2026-01-01T00:00:00Z. The context of 1.1 defines it, for
 * the versions to come.
 */
export const checkV1ValidFromMalformed: Rule = {
  ...checkValidFromMalformed,
  name: 'v1-valid-from-malformed',
  clause: 'VC Data Model 1.1 §4.6',
};
