import { describe, expect, it } from '@jest/globals';
import { isStorable, storable } from './storable-text.js';

describe('text that can be stored', () => {
  it.each(['', 'Beltrán Ruiz', 'zwölf Bäume 🌳', 'line\nbreak\ttab', '\ufffd'])('is %j', (text) => {
    expect(isStorable(text)).toBe(true);
    expect(storable(text)).toBe(text);
  });

  it.each([
    ['a\u0000b', 'a\ufffdb'],
    ['\ud800', '\ufffd'],
    ['🌳\udf33\ud83c', '🌳\ufffd\ufffd'],
  ])('is not %j', (text, kept) => {
    expect(isStorable(text)).toBe(false);
    expect(storable(text)).toBe(kept);
    expect(isStorable(kept)).toBe(true);
  });
});
