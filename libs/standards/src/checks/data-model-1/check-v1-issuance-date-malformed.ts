import { malformedTime } from '../data-model/validity-times.js';
import type { Rule } from '../rule.js';

/** issuanceDate is a date and a time with its zone, such as 2026-01-01T00:00:00Z. */
export const checkV1IssuanceDateMalformed: Rule = {
  name: 'v1-issuance-date-malformed',
  code: 'ISSUANCE_DATE_MALFORMED',
  severity: 'error',
  sentence: 'issuanceDate is a date and a time with its zone, such as 2026-01-01T00:00:00Z.',
  clause: 'VC Data Model 1.1 §4.6',
  find: malformedTime('issuanceDate'),
};
