import { dateTime } from '../../credentials/fields.js';
import { beginningOf } from '../../credentials/secured-schema.js';
import type { Rule } from '../rule.js';
import { everywhere } from '../place-index.js';
import { guardOf } from './schema-guard.js';

const holds = guardOf(dateTime);

const times = [
  'validFrom',
  'validUntil',
  'issuanceDate',
  'expirationDate',
  'awardedDate',
  'activityStartDate',
  'activityEndDate',
];

/** Times are ISO 8601 with a time zone, and a credential says from when it is valid. */
export const checkDates: Rule = {
  name: 'ob-dates',
  code: 'OB_DATES',
  severity: 'error',
  sentence: 'Times are ISO 8601 with a time zone, and a credential says from when it is valid.',
  clause: 'Open Badges 3.0 §B.7',
  members: times,
  *find(credential) {
    const begins = beginningOf(credential);
    if (credential[begins] === undefined) yield { pointer: `/${begins}` };
    for (const { value, pointer } of everywhere(credential, times)) {
      if (!holds(value)) yield { pointer };
    }
  },
};
