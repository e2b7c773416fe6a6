import { describe, expect, it } from '@jest/globals';
import { attemptPauses, breakerPauseMs, judgeAttempt, retryAfterOf } from './retry-schedule.js';

const answered = (status: number | null, retryAfterMs: number | null = null) => ({
  status,
  error: null,
  retryAfterMs,
});

describe('what follows from a webhook attempt', () => {
  it('is ten attempts over 75 hours and 35 minutes, spread by a tenth', () => {
    expect(attemptPauses.reduce<number>((sum, pause) => sum + pause, 0)).toBe((75 * 60 + 35) * 60_000 + 5000);
    expect(judgeAttempt(answered(500), 1, 0.5, 1)).toEqual({ kind: 'retry', afterMs: 5000, pauseMs: 0 });
    expect(judgeAttempt(answered(null), 1, 0, 1)).toMatchObject({ afterMs: 4500 });
    expect(judgeAttempt(answered(null), 1, 1, 1)).toMatchObject({ afterMs: 5500 });
    expect(judgeAttempt(answered(500), 9, 0.5, 1)).toMatchObject({ afterMs: 24 * 3_600_000 });
    expect(judgeAttempt(answered(500), 10, 0.5, 1)).toEqual({ kind: 'failed' });
  });

  it('is success for any 2xx, the end for 410, and a retry for a redirect', () => {
    expect(judgeAttempt(answered(204), 1, 0, 1)).toEqual({ kind: 'delivered' });
    expect(judgeAttempt(answered(410), 1, 0, 1)).toEqual({ kind: 'gone' });
    expect(judgeAttempt(answered(302), 1, 0, 1)).toMatchObject({ kind: 'retry' });
  });

  it('obeys Retry-After of a throttling receiver, however short the schedule', () => {
    expect(judgeAttempt(answered(429, 7000), 1, 0.5, 0)).toEqual({
      kind: 'retry',
      afterMs: 7000,
      pauseMs: 7000,
    });
    expect(judgeAttempt(answered(503, 10), 1, 0.5, 1)).toMatchObject({ afterMs: 5000, pauseMs: 10 });
    expect(judgeAttempt(answered(500, 7000), 1, 0.5, 1)).toMatchObject({ afterMs: 5000, pauseMs: 0 });
  });

  it('reads Retry-After in seconds and as a date', () => {
    const now = new Date('2026-05-15T16:00:00Z');
    expect(retryAfterOf('2', now)).toBe(2000);
    expect(retryAfterOf('Fri, 15 May 2026 16:00:30 GMT', now)).toBe(30_000);
    expect(retryAfterOf('Fri, 15 May 2026 15:00:00 GMT', now)).toBe(0);
    expect(retryAfterOf('soon', now)).toBeNull();
    expect(retryAfterOf(undefined, now)).toBeNull();
  });

  it('leaves a receiver alone that is down, up to a minute at a time', () => {
    expect([1, 2, 3, 20].map((failures) => breakerPauseMs(failures, 1))).toEqual([1000, 2000, 4000, 60_000]);
  });
});
