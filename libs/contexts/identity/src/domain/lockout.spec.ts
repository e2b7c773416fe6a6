import { describe, expect, it } from '@jest/globals';
import { lockedUntil } from './lockout.js';

const now = new Date('2026-05-15T16:00:00Z');
const seconds = (failures: number) => {
  const until = lockedUntil(failures, now);
  return until && (until.getTime() - now.getTime()) / 1000;
};

describe('locking an account', () => {
  it('leaves it open for the first nine failures', () => expect(seconds(9)).toBeNull());
  it('closes it for longer with each further failure, at most fifteen minutes', () =>
    expect([10, 11, 12, 30].map(seconds)).toEqual([5, 10, 20, 900]));
});
