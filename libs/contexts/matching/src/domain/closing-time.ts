/**
 * The instant at which a local day ends in an IANA zone: the first moment whose local date is later. Where
 * clocks jump over midnight that is the moment after the jump; where they fall back over it, the first of the
 * two midnights.
 *
 * @param day a calendar date such as `2026-03-08`
 *
 * @example endOfLocalDay('2026-07-01', 'America/Phoenix') // 2026-07-02T07:00:00.000Z
 */
export function endOfLocalDay(day: string, timeZone: string): Date {
  const next = new Date(`${day}T00:00:00Z`).getTime() + 24 * 60 * minute;
  const nextDay = new Date(next).toISOString().slice(0, 10);
  const local = localClock(timeZone);
  // Offsets lie between −14 and +14 hours and change by whole minutes: find the first minute of the next day.
  let before = next - 15 * 60 * minute;
  let after = next + 15 * 60 * minute;
  while (after - before > minute) {
    const middle = before + Math.floor((after - before) / minute / 2) * minute;
    if (local(middle) >= nextDay) after = middle;
    else before = middle;
  }
  return new Date(after);
}

const minute = 60_000;

function localClock(timeZone: string): (instant: number) => string {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  return (instant) => format.format(instant);
}
