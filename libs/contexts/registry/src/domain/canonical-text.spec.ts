import { describe, expect, it } from '@jest/globals';
import { canonicalText } from './canonical-text.js';

describe('canonical text', () => {
  it('is the same for the same content in another order, and parses to it', () => {
    const one = { b: [1, { d: null, c: 'é\u0000\ud800' }], a: {}, e: [] };
    const other = { e: [], a: {}, b: [1, { c: 'é\u0000\ud800', d: null }] };
    expect(canonicalText(one)).toBe(canonicalText(other));
    expect(JSON.parse(canonicalText(one))).toEqual(one);
  });

  it('leaves out what is undefined, as JSON does', () => {
    expect(canonicalText({ b: undefined, a: 1, c: [undefined] })).toBe('{"a":1,"c":[null]}');
  });
});
