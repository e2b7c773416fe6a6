/**
 * Lines in the order of their code points, which N-Quads are canonical in (RDFC-1.0 §4.4.3); JavaScript's own
 * order goes by UTF-16 units and differs where a surrogate meets U+E000 to U+FFFF.
 *
 * @returns a new array
 * @example
 * sortByCodePoints(['b', 'a']); // ['a', 'b']
 */
export function sortByCodePoints(lines: readonly string[]): string[] {
  const plain = lines.every((line) => !/[\uD800-\uDFFF]/.test(line));
  if (plain) return [...lines].sort();
  return [...lines].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
}
