import { describe, expect, it } from '@jest/globals';
import { parseDateTimeStamp } from './date-time-stamp.js';

describe('a time with its zone', () => {
  it.each([
    ['2026-01-01T00:00:00Z', '2026-01-01T00:00:00.000Z'],
    ['2026-01-01T00:00:00.1239+01:00', '2025-12-31T23:00:00.123Z'],
    ['2025-12-31T24:00:00-14:00', '2026-01-01T14:00:00.000Z'],
    ['0044-03-15T12:00:00Z', '0044-03-15T12:00:00.000Z'],
    ['12026-01-01T00:00:00Z', '+012026-01-01T00:00:00.000Z'],
    [`2026-01-01T00:00:00.${'0'.repeat(100)}Z`, '2026-01-01T00:00:00.000Z'],
  ])('is %s', (text, moment) => {
    expect(new Date(parseDateTimeStamp(text) ?? NaN).toISOString()).toBe(moment);
  });

  it.each([
    '2026-01-01T00:00:00',
    '2026-01-01',
    '2026-02-30T00:00:00Z',
    '2026-01-01T24:00:01Z',
    '2026-01-01T00:60:00Z',
    '2026-01-01T00:00:00+14:01',
    '02026-01-01T00:00:00Z',
    `2026-01-01T00:00:00.${'0'.repeat(101)}Z`,
    'x'.repeat(1_000_000),
    1767225600000,
    null,
  ])('is not %.40s', (value) => {
    expect(parseDateTimeStamp(value)).toBeUndefined();
  });
});
