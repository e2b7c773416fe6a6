import type { Rule } from '../rule.js';

/** A credential of data model 1.1 says when it begins: issuanceDate. */
export const checkV1IssuanceDateMissing: Rule = {
  name: 'v1-issuance-date-missing',
  code: 'ISSUANCE_DATE_MISSING',
  severity: 'error',
  sentence: 'A credential of data model 1.1 says when it begins: issuanceDate.',
  clause: 'VC Data Model 1.1 §4.6',
  *find({ issuanceDate }) {
    if (issuanceDate === undefined) yield { pointer: '/issuanceDate' };
  },
};
