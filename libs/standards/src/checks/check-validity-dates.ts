import { fail, pass, type Check, type CheckResult } from './check.js';
import { parseDateTimeStamp } from '../date-time-stamp.js';
import type { JsonObject } from '../json-values.js';

const name = 'validity-dates';

const begins = ['validFrom', 'issuanceDate'];
const members = [...begins, 'validUntil', 'expirationDate'];

/**
 * VC Data Model 2.0 §4.9: from `validFrom` until `validUntil` (1.1: `issuanceDate`, `expirationDate`), each included.
 * Where a document of 1.1 has both pairs, both hold. A time that cannot be read refuses: it might be over. A JWT is taken
 * from `nbf` and before `exp` alone (RFC 7519 §4.1.4, §4.1.5), whatever the credential in it says.
 */
export const checkValidityDates: Check = ({ credential, claims }, { now }) => {
  let lapse: CheckResult | undefined;
  let until: unknown;
  for (const member of members) {
    const value = credential[member];
    if (value === undefined) continue;
    const time = parseDateTimeStamp(value);
    if (time === undefined) return fail(name, 'DATE_MALFORMED', `${member} is no time with its zone.`);
    const isBegin = begins.includes(member);
    if (!isBegin) until ??= value;
    if (isBegin ? time > now.getTime() : time < now.getTime()) lapse ??= lapsed(isBegin, String(value));
  }
  lapse ??= claims && lapseOf(claims, now);
  if (lapse) return lapse;
  return pass(
    name,
    until === undefined
      ? 'The credential does not expire.'
      : `The credential is valid until ${String(until)}.`,
  );
};

function lapsed(isBegin: boolean, time: string): CheckResult {
  return isBegin
    ? fail(name, 'NOT_YET_VALID', `The credential is valid from ${time} on.`)
    : fail(name, 'EXPIRED', `The credential expired at ${time}.`);
}

/** Profiles that do not want them equal to the dates of the credential let them say less or more. */
function lapseOf({ nbf, exp }: JsonObject, now: Date): CheckResult | undefined {
  const seconds = now.getTime() / 1000;
  if (typeof nbf === 'number' && nbf > seconds)
    return fail(name, 'NOT_YET_VALID', 'The JWT is not valid yet.');
  if (typeof exp === 'number' && exp <= seconds) return fail(name, 'EXPIRED', 'The JWT has expired.');
  return undefined;
}
