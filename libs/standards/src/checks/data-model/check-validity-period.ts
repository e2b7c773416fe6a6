import type { Rule } from '../rule.js';
import { parseDateTimeStamp } from '../../date-time-stamp.js';

const clause = 'VC Data Model 2.0 §4.9';

/** A rule that a member, where it stands, is a time with its zone. */
export function timeRule(member: string, name: string, where: string): Rule {
  return {
    name: `${name}-malformed`,
    code: `${name.replaceAll('-', '_').toUpperCase()}_MALFORMED`,
    severity: 'error',
    sentence: `${member} is a date and a time with its zone, such as 2026-01-01T00:00:00Z.`,
    clause: where,
    *find(credential) {
      const value = credential[member];
      if (value !== undefined && parseDateTimeStamp(value) === undefined) yield { pointer: `/${member}` };
    },
  };
}

/** A rule that a credential does not end before it begins. */
export function orderRule(from: string, until: string, name: string, where: string): Rule {
  return {
    name: `${name}-order`,
    code: `${name.replaceAll('-', '_').toUpperCase()}_ORDER`,
    severity: 'error',
    sentence: `${until} is no earlier than ${from}.`,
    clause: where,
    *find(credential) {
      if (credential[until] === undefined) return;
      const begin = parseDateTimeStamp(credential[from]);
      const end = parseDateTimeStamp(credential[until]);
      if (begin !== undefined && end !== undefined && end < begin) yield { pointer: `/${until}` };
    },
  };
}

/** A credential of data model 2.0 does not end before it begins. */
export const validityOrder = orderRule('validFrom', 'validUntil', 'validity', clause);

/** `validFrom` and `validUntil`: times with a zone, in order (§4.9). Whether they hold is for the check `validity-dates`. */
export const validityPeriodRules: readonly Rule[] = [
  timeRule('validFrom', 'valid-from', clause),
  timeRule('validUntil', 'valid-until', clause),
  validityOrder,
  {
    name: 'dates-of-version-1',
    code: 'DATES_OF_VERSION_1',
    severity: 'error',
    sentence:
      'issuanceDate and expirationDate are of data model 1.1; this one says validFrom and validUntil.',
    clause,
    *find(credential) {
      for (const member of ['issuanceDate', 'expirationDate'])
        if (credential[member] !== undefined) yield { pointer: `/${member}` };
    },
  },
];
