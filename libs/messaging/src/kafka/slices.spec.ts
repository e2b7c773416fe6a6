import { describe, expect, it } from '@jest/globals';
import { slicesOf } from './slices.js';

const messages = (...values: string[]) => values.map((value) => ({ value }));

describe('cutting messages into what a broker takes at once', () => {
  it('keeps their order and fills each run', () => {
    expect(slicesOf(messages('aa', 'bb', 'c', 'dd'), 4)).toEqual([messages('aa', 'bb'), messages('c', 'dd')]);
  });

  it('counts bytes, not characters', () => {
    expect(slicesOf(messages('é', 'é', 'é'), 4)).toEqual([messages('é', 'é'), messages('é')]);
  });

  it('leaves a message that is too large alone', () => {
    expect(slicesOf(messages('a', 'bbbbbb', 'c'), 4)).toEqual([
      messages('a'),
      messages('bbbbbb'),
      messages('c'),
    ]);
  });

  it('makes nothing of nothing', () => {
    expect(slicesOf([])).toEqual([]);
  });
});
