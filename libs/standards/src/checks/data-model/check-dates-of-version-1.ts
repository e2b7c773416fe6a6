import type { Rule } from '../rule.js';

/** issuanceDate and expirationDate are of data model 1.1; this one says validFrom and validUntil. */
export const checkDatesOfVersion1: Rule = {
  name: 'dates-of-version-1',
  code: 'DATES_OF_VERSION_1',
  severity: 'error',
  sentence: 'issuanceDate and expirationDate are of data model 1.1; this one says validFrom and validUntil.',
  clause: 'VC Data Model 2.0 §4.9',
  *find(credential) {
    for (const member of ['issuanceDate', 'expirationDate'])
      if (credential[member] !== undefined) yield { pointer: `/${member}` };
  },
};
