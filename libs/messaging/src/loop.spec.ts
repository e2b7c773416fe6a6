import { describe, expect, it, jest } from '@jest/globals';
import { Loop } from './loop.js';

/** Lets everything happen that waits for nothing but promises. */
const settle = () => jest.advanceTimersByTimeAsync(0);

describe('a loop', () => {
  jest.useFakeTimers();

  function loopOf(answers: (boolean | Error)[], idleMs = 1000) {
    const errors: unknown[] = [];
    let steps = 0;
    const step = async () => {
      const answer = answers[steps++] ?? false;
      if (answer instanceof Error) throw answer;
      return answer;
    };
    const loop = new Loop(step, { idleMs, onError: (error) => errors.push(error) });
    return { loop, errors, steps: () => steps };
  }

  it('goes on at once while there is more, then rests', async () => {
    const { loop, steps } = loopOf([true, true, false]);
    loop.start();
    await settle();
    expect(steps()).toBe(3);
    await jest.advanceTimersByTimeAsync(999);
    expect(steps()).toBe(3);
    await jest.advanceTimersByTimeAsync(1);
    expect(steps()).toBe(4);
    await loop.stop();
  });

  it('starts once, however often it is told to', async () => {
    const { loop, steps } = loopOf([]);
    loop.start();
    loop.start();
    await settle();
    expect(steps()).toBe(1);
    await loop.stop();
  });

  it('is woken from its rest', async () => {
    const { loop, steps } = loopOf([]);
    loop.start();
    await settle();
    loop.wake();
    await settle();
    expect(steps()).toBe(2);
    await loop.stop();
  });

  it('does not rest when it was woken during its step', async () => {
    let steps = 0;
    const loop: Loop = new Loop(
      async () => {
        if (++steps === 1) loop.wake();
        return false;
      },
      { idleMs: 1000, onError: () => undefined },
    );
    loop.start();
    await settle();
    expect(steps).toBe(2);
    await loop.stop();
  });

  it('tells of a failure and tries again after a growing pause', async () => {
    const failure = new Error('away');
    const { loop, errors, steps } = loopOf([failure, failure, failure, true]);
    loop.start();
    await settle();
    expect(errors).toEqual([failure]);
    for (const [pause, count] of [
      [100, 2],
      [200, 3],
      [400, 5],
    ] as const) {
      await jest.advanceTimersByTimeAsync(pause - 1);
      expect(steps()).toBeLessThan(count);
      await jest.advanceTimersByTimeAsync(1);
      expect(steps()).toBe(count);
    }
    expect(errors).toHaveLength(3);
    await loop.stop();
  });

  it('never pauses longer than five seconds after a failure', async () => {
    const { loop, steps } = loopOf(Array.from({ length: 20 }, () => new Error('away')));
    loop.start();
    await jest.advanceTimersByTimeAsync(60_000);
    const before = steps();
    await jest.advanceTimersByTimeAsync(5_000);
    expect(steps()).toBe(before + 1);
    await loop.stop();
  });

  it('lets the step in hand finish when it is stopped, and takes no other', async () => {
    let finish: (() => void) | undefined;
    let steps = 0;
    const loop = new Loop(
      () => new Promise<boolean>((resolve) => ((steps += 1), (finish = () => resolve(true)))),
      { idleMs: 1000, onError: () => undefined },
    );
    loop.start();
    await settle();
    let stopped = false;
    const stopping = loop.stop().then(() => (stopped = true));
    await settle();
    expect(stopped).toBe(false);
    finish?.();
    await stopping;
    expect(steps).toBe(1);
  });

  it('stops at once when it rests, and when it never began', async () => {
    const { loop } = loopOf([]);
    await loopOf([]).loop.stop();
    loop.start();
    await settle();
    await loop.stop();
    expect(jest.getTimerCount()).toBe(0);
  });
});
