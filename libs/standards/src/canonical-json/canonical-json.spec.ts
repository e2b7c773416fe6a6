import { randomInt } from 'node:crypto';
import { afterAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson } from './canonical-json.js';

const seed = randomInt(2 ** 31);
afterAll(() => {
  process.stdout.write(`canonical JSON: seed ${seed}\n`);
});

/** The definition itself, slowly: sort the members, and let ECMAScript write. */
function reference(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(reference).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, each]) => `${JSON.stringify(name)}:${reference(each)}`).join(',')}}`;
}

describe('canonical JSON (RFC 8785)', () => {
  it('orders members by the UTF-16 code units of their names (§3.2.3)', () => {
    const members = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\u{1f600}': 5, '\u0080': 6, '\u00f6': 7 };
    expect(
      Object.values(JSON.parse(`[${canonicalJson(members).replace(/[{}]|"[^"]*":/g, '')}]`) as number[]),
    ).toEqual([2, 4, 6, 7, 1, 5, 3]);
  });

  it.each([
    [0, '0'],
    [-0, '0'],
    [5e-324, '5e-324'],
    [-1.7976931348623157e308, '-1.7976931348623157e+308'],
    [9007199254740992, '9007199254740992'],
    [1e21, '1e+21'],
    [1e-7, '1e-7'],
    [0.000001, '0.000001'],
    [333333333.33333329, '333333333.3333333'],
  ])('writes %d as ECMAScript does (§3.2.2.3)', (number, text) => {
    expect(canonicalJson(number)).toBe(text);
  });

  it('escapes what must be escaped and nothing else (§3.2.2.2)', () => {
    expect(canonicalJson('\u0000\b\t\n\u000b\f\r"\\/é\u2028\u{1f600}\u007f')).toBe(
      '"\\u0000\\b\\t\\n\\u000b\\f\\r\\"\\\\/é\u2028\u{1f600}\u007f"',
    );
  });

  it.each([NaN, Infinity, '\ud800', 'a\udc00b', { '\ud83d': 1 }, () => 1, 1n, new Date(0)])(
    'refuses %p, which JSON has no form for',
    (value) => {
      expect(() => canonicalJson([value])).toThrow(expect.objectContaining({ code: 'STANDARDS_NOT_JSON' }));
    },
  );

  it('is the text that sorting the members gives, of any value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'grapheme' }), (value) => {
        const plain: unknown = JSON.parse(JSON.stringify(value));
        expect(canonicalJson(plain)).toBe(reference(plain));
      }),
      { seed },
    );
  });

  it('leaves out what is undefined, and keeps an own __proto__', () => {
    expect(canonicalJson({ a: undefined, b: [], c: {} })).toBe('{"b":[],"c":{}}');
    expect(canonicalJson(JSON.parse('{"__proto__":1}'))).toBe('{"__proto__":1}');
  });
});
