import { parseDateTimeStamp } from '../../date-time-stamp.js';
import type { Rule } from '../rule.js';

/** Finds a member that stands and is no time with its zone (VC Data Model 2.0 §4.9). */
export function malformedTime(member: string): Rule['find'] {
  return function* (credential) {
    const value = credential[member];
    if (value !== undefined && parseDateTimeStamp(value) === undefined) yield { pointer: `/${member}` };
  };
}

/** Finds an end that is before its begin. */
export function endBeforeBegin(from: string, until: string): Rule['find'] {
  return function* (credential) {
    if (credential[until] === undefined) return;
    const begin = parseDateTimeStamp(credential[from]);
    const end = parseDateTimeStamp(credential[until]);
    if (begin !== undefined && end !== undefined && end < begin) yield { pointer: `/${until}` };
  };
}
