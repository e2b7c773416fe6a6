import { malformedTime } from './validity-times.js';
import type { Rule } from '../rule.js';

/**
 * validFrom is a date and a time with its zone, such as 2026-01-01T00:00:00Z. Whether it holds is for the check
 * `validity-dates`.
 */
export const checkValidFromMalformed: Rule = {
  name: 'valid-from-malformed',
  code: 'VALID_FROM_MALFORMED',
  severity: 'error',
  sentence: 'validFrom is a date and a time with its zone, such as 2026-01-01T00:00:00Z.',
  clause: 'VC Data Model 2.0 §4.9',
  find: malformedTime('validFrom'),
};
