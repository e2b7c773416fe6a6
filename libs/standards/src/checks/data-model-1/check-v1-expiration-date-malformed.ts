import { malformedTime } from '../data-model/validity-times.js';
import type { Rule } from '../rule.js';

/** expirationDate is a date and a time with its zone, such as 2026-01-01T00:00:00Z. */
export const checkV1ExpirationDateMalformed: Rule = {
  name: 'v1-expiration-date-malformed',
  code: 'EXPIRATION_DATE_MALFORMED',
  severity: 'error',
  sentence: 'expirationDate is a date and a time with its zone, such as 2026-01-01T00:00:00Z.',
  clause: 'VC Data Model 1.1 §4.8',
  find: malformedTime('expirationDate'),
};
