import { fail, pass, type CheckResult } from '../checks/check.js';
import { parseDateTimeStamp } from '../date-time-stamp.js';
import { textOf } from '../text-of.js';

const name = 'validity-dates';

/**
 * It was issued before now and has not expired (Open Badges 2.0, Assertion: `issuedOn`, `expires`; of an assertion of
 * CLR 1.0 `issuedOn` alone). A time that cannot be read refuses: it might be over.
 *
 * @example checkTimes({ issuedOn: '2017-01-01T00:00:00Z' }, new Date('2016-01-01T00:00:00Z')).code // 'NOT_YET_VALID'
 */
export function checkTimes(
  { issuedOn, expires }: { readonly issuedOn?: unknown; readonly expires?: unknown },
  now: Date,
): CheckResult {
  const issued = issuedOn === undefined ? -Infinity : parseDateTimeStamp(issuedOn);
  const expired = expires === undefined ? Infinity : parseDateTimeStamp(expires);
  if (issued === undefined || expired === undefined)
    return fail(name, 'DATE_MALFORMED', 'issuedOn or expires is no time with its zone.');
  if (issued > now.getTime()) return fail(name, 'NOT_YET_VALID', `It is issued on ${textOf(issuedOn)}.`);
  if (expired < now.getTime()) return fail(name, 'EXPIRED', `It expired at ${textOf(expires)}.`);
  return pass(name, expires === undefined ? 'It does not expire.' : `It is valid until ${textOf(expires)}.`);
}
