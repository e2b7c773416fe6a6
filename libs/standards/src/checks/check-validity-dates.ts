import { fail, pass, type Check, type CheckResult } from './check.js';
import { parseDateTimeStamp } from './data-model/date-time-stamp.js';
import type { JsonObject } from './data-model/values.js';

const name = 'validity-dates';

const begins = ['validFrom', 'issuanceDate'];
const ends = ['validUntil', 'expirationDate'];

/**
 * VC Data Model 2.0 §4.9: from `validFrom` until `validUntil` (1.1: `issuanceDate`, `expirationDate`), each included.
 * Where a document of 1.1 has both pairs, both hold. A time that cannot be read refuses: it might be over. A JWT is taken
 * from `nbf` and before `exp` alone (RFC 7519 §4.1.4, §4.1.5), whatever the credential in it says.
 */
export const checkValidityDates: Check = ({ credential, claims }, { now }) => {
  for (const member of [...begins, ...ends]) {
    const value = credential[member];
    if (value !== undefined && parseDateTimeStamp(value) === undefined)
      return fail(name, 'DATE_MALFORMED', `${member} is no time with its zone.`);
  }
  const time = (member: string) => parseDateTimeStamp(credential[member]);
  const early = begins.find((member) => (time(member) ?? -Infinity) > now.getTime());
  if (early)
    return fail(name, 'NOT_YET_VALID', `The credential is valid from ${String(credential[early])} on.`);
  const late = ends.find((member) => (time(member) ?? Infinity) < now.getTime());
  if (late) return fail(name, 'EXPIRED', `The credential expired at ${String(credential[late])}.`);
  const outside = claims && lapseOf(claims, now);
  if (outside) return outside;
  const until = ends.map((member) => credential[member]).find((value) => value !== undefined);
  return pass(
    name,
    until === undefined
      ? 'The credential does not expire.'
      : `The credential is valid until ${String(until)}.`,
  );
};

/** Profiles that do not want them equal to the dates of the credential let them say less or more. */
function lapseOf({ nbf, exp }: JsonObject, now: Date): CheckResult | undefined {
  const seconds = now.getTime() / 1000;
  if (typeof nbf === 'number' && nbf > seconds)
    return fail(name, 'NOT_YET_VALID', 'The JWT is not valid yet.');
  if (typeof exp === 'number' && exp <= seconds) return fail(name, 'EXPIRED', 'The JWT has expired.');
  return undefined;
}
