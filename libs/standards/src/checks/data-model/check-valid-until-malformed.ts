import { malformedTime } from './validity-times.js';
import type { Rule } from '../rule.js';

/**
 * validUntil is a date and a time with its zone, such as 2026-01-01T00:00:00Z. Whether it holds is for the check
 * `validity-dates`.
 */
export const checkValidUntilMalformed: Rule = {
  name: 'valid-until-malformed',
  code: 'VALID_UNTIL_MALFORMED',
  severity: 'error',
  sentence: 'validUntil is a date and a time with its zone, such as 2026-01-01T00:00:00Z.',
  clause: 'VC Data Model 2.0 §4.9',
  find: malformedTime('validUntil'),
};
