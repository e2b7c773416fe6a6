import { describe, expect, it } from '@jest/globals';
import { statusIndexOf } from './status-index.js';

describe('the status index', () => {
  it('is another for each credential of a list, and in no order', () => {
    const key = Buffer.alloc(32, 7);
    const indexes = Array.from({ length: 5000 }, (_, n) => statusIndexOf(key, 'list', n));
    expect(new Set(indexes).size).toBe(5000);
    expect(Math.max(...indexes)).toBeLessThan(131_072);
    expect(Math.max(...indexes)).toBeGreaterThan(100_000);
    const rising = indexes.filter((index, n) => n > 0 && index > (indexes[n - 1] ?? 0)).length;
    expect(rising).toBeGreaterThan(2000);
    expect(rising).toBeLessThan(3000);
  });
});
