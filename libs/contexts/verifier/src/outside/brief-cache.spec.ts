import { describe, expect, it } from '@jest/globals';
import { BriefCache, once } from './brief-cache.js';

describe('a brief cache', () => {
  it('shares one look-up among all who ask at once', async () => {
    const cache = new BriefCache<number>();
    let loads = 0;
    const load = async () => (loads += 1);
    expect(await Promise.all([cache.get('a', 60, load), cache.get('a', 60, load)])).toEqual([1, 1]);
    expect(await cache.get('b', 60, load)).toBe(2);
  });

  it('looks again for who asks for something fresher, and once cleared', async () => {
    const cache = new BriefCache<number>();
    let loads = 0;
    const load = async () => (loads += 1);
    await cache.get('a', 60, load);
    expect(await cache.get('a', 0, load)).toBe(2);
    expect(await cache.get('a', 60, load)).toBe(2);
    cache.clear();
    expect(await cache.get('a', 60, load)).toBe(3);
  });

  it('forgets everything at its limit', async () => {
    const cache = new BriefCache<number>(1);
    let loads = 0;
    const load = async () => (loads += 1);
    for (const key of ['a', 'a', 'b', 'a']) await cache.get(key, 60, load);
    expect(loads).toBe(3);
  });

  it('keeps no failure', async () => {
    const cache = new BriefCache<string>();
    await expect(cache.get('a', 60, () => Promise.reject(new Error('down')))).rejects.toThrow('down');
    expect(await cache.get('a', 60, async () => 'up')).toBe('up');
  });
});

describe('looking up once', () => {
  it('gives the whole batch the same answer, also when it is a failure', async () => {
    let loads = 0;
    const find = once(async (key: string) => {
      loads += 1;
      if (key === 'down') throw new Error('down');
      return key;
    });
    expect(await Promise.all([find('a'), find('a')])).toEqual(['a', 'a']);
    await expect(find('down')).rejects.toThrow();
    await expect(find('down')).rejects.toThrow();
    expect(loads).toBe(2);
  });
});
