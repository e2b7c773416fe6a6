import { describe, expect, it } from '@jest/globals';
import { endOfLocalDay } from './closing-time.js';

describe('the end of a local day', () => {
  it.each([
    // On 8 March 2026 New York goes to daylight saving time and Phoenix does not.
    ['2026-03-07', 'America/New_York', '2026-03-08T05:00:00.000Z'],
    ['2026-03-08', 'America/New_York', '2026-03-09T04:00:00.000Z'],
    ['2026-03-07', 'America/Phoenix', '2026-03-08T07:00:00.000Z'],
    ['2026-03-08', 'America/Phoenix', '2026-03-09T07:00:00.000Z'],
    ['2026-06-30', 'America/Phoenix', '2026-07-01T07:00:00.000Z'],
    ['2026-11-01', 'America/New_York', '2026-11-02T05:00:00.000Z'],
    ['2026-12-31', 'Pacific/Kiritimati', '2026-12-31T10:00:00.000Z'],
    ['2026-12-31', 'Asia/Kolkata', '2026-12-31T18:30:00.000Z'],
    ['2028-02-29', 'UTC', '2028-03-01T00:00:00.000Z'],
    // Cairo jumps from 24:00 to 01:00 on the last Friday of April.
    ['2026-04-23', 'Africa/Cairo', '2026-04-23T22:00:00.000Z'],
  ])('%s in %s is %s', (day, zone, instant) => {
    expect(endOfLocalDay(day, zone).toISOString()).toBe(instant);
  });
});
