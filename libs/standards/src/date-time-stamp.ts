import { BoundedMap } from './bounded-map.js';

const shape =
  /^(-?(?:[1-9]\d{4,8}|\d{4}))-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,100}))?(Z|[+-]\d{2}:\d{2})$/;

/**
 * The moment of an XML Schema `dateTimeStamp` (XML Schema 1.1 Part 2 §3.4.28), the form of every time in a
 * credential: a date of the calendar, a time of day, and the zone, which must stand there.
 *
 * @param value anything
 * @returns milliseconds since 1970 in UTC, cut to whole ones; undefined when the value is no such time
 * @example parseDateTimeStamp('2026-01-01T00:00:00+01:00') // 1767222000000
 */
export function parseDateTimeStamp(value: unknown): number | undefined {
  if (typeof value !== 'string' || value.length > longest) return undefined;
  return moments.get(value, () => momentOf(value));
}

/** In characters; a stranger's longer text is no time, and not kept. */
const longest = 150;

/** Several rules ask for the same times, and the credentials of a batch begin at one. */
const moments = new BoundedMap<string, number | undefined>(1000);

function momentOf(value: string): number | undefined {
  const found = shape.exec(value);
  if (!found) return undefined;
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])];
  const [hour, minute, second] = [Number(found[4]), Number(found[5]), Number(found[6])];
  const { 7: fraction = '', 8: zone = 'Z' } = found;
  // Date.UTC reads a year below 100 as one of the twentieth century.
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  if (!isTimeOfDay(hour, minute, fraction === '' ? second : second + Number(`0.${fraction}`)))
    return undefined;
  const offset = offsetOf(zone);
  if (offset === undefined) return undefined;
  const milliseconds = fraction === '' ? 0 : Number(fraction.slice(0, 3).padEnd(3, '0'));
  const time = date.setUTCHours(hour, minute - offset, second, milliseconds);
  return Number.isNaN(time) ? undefined : time;
}

/** The end of a day may be written as its 24th hour. */
function isTimeOfDay(hour: number, minute: number, second: number): boolean {
  if (hour === 24) return minute === 0 && second === 0;
  return hour < 24 && minute < 60 && second < 60;
}

/** Minutes east of UTC; a zone is fourteen hours away at most. */
function offsetOf(zone: string): number | undefined {
  if (zone === 'Z') return 0;
  const [hours = 0, minutes = 0] = zone.slice(1).split(':').map(Number);
  const offset = hours * 60 + minutes;
  if (minutes > 59 || offset > 14 * 60) return undefined;
  return zone.startsWith('-') ? -offset : offset;
}
