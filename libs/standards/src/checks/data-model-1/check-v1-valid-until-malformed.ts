import { checkValidUntilMalformed } from '../data-model/check-valid-until-malformed.js';
import type { Rule } from '../rule.js';

/**
 * validUntil is a date and a time with its zone, such as 2026-01-01T00:00:00Z. The context of 1.1 defines it, for
 * the versions to come.
 */
export const checkV1ValidUntilMalformed: Rule = {
  ...checkValidUntilMalformed,
  name: 'v1-valid-until-malformed',
  clause: 'VC Data Model 1.1 §4.6',
};
