import { dateTime } from '../../credentials/fields.js';
import type { Rule } from '../rule.js';
import { everywhere } from './places.js';
import { guardOf } from './schema-guard.js';
import { listOf } from '../../json-values.js';

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
    const isOld = listOf(credential['@context'])[0] === 'https://www.w3.org/2018/credentials/v1';
    const begins = isOld ? 'issuanceDate' : 'validFrom';
    if (credential[begins] === undefined) yield { pointer: `/${begins}` };
    for (const { value, pointer } of everywhere(credential, times)) {
      if (!holds(value)) yield { pointer };
    }
  },
};
