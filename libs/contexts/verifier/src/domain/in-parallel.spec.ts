import { describe, expect, it } from '@jest/globals';
import { inParallel } from './in-parallel.js';

describe('working in parallel', () => {
  it('answers in order, with no more than so many at once', async () => {
    let running = 0;
    let most = 0;
    const results = await inParallel([5, 1, 3, 2, 4], 2, async (item) => {
      most = Math.max(most, (running += 1));
      await new Promise((resolve) => setTimeout(resolve, item));
      running -= 1;
      return item * 10;
    });
    expect(results).toEqual([50, 10, 30, 20, 40]);
    expect(most).toBe(2);
  });

  it('does nothing with nothing, and fails when one fails', async () => {
    expect(await inParallel([], 3, async () => 1)).toEqual([]);
    await expect(inParallel([1], 3, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  });
});
