const surrogate = /[\uD800-\uDFFF]/;

/**
 * Sorts strings in place by code point, as RDFC-1.0 §4.4.3 asks; `sort()` alone compares UTF-16 units, which differs
 * only where a surrogate stands in one of them.
 *
 * @example byCodePoint(['\u{1F600}', '\uFFFD']) // ['\uFFFD', '\u{1F600}']
 */
export function byCodePoint(lines: string[]): string[] {
  return lines.some((line) => surrogate.test(line)) ? lines.sort(compare) : lines.sort();
}

function compare(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  for (let at = 0; at < length; at += 1) {
    const [a, b] = [left.charCodeAt(at), right.charCodeAt(at)];
    if (a !== b) return rank(a) - rank(b);
  }
  return left.length - right.length;
}

/** Surrogates stand for code points above U+FFFF, so they follow U+E000 to U+FFFF. */
function rank(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}
