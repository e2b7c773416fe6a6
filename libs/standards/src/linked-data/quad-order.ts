import { compareCodePoints } from './code-point-order.js';
import type { QuadText } from './emit-quads.js';

/** What stands in a line for a term: the term itself, or a blank node's label there. */
export type Named = (term: string) => string;

/** Lists up to here are sorted by insertion: plans emit a node's statements nearly in order. */
const fewQuads = 32;

type Compare = (left: QuadText, right: QuadText) => number;

/**
 * Sorts quads in place as their lines sort by code point, without making the lines. No term is the beginning of another
 * that goes on with less than the space that follows it in a line: an IRI ends with `>`, a literal goes on with `@` or
 * `^`, a label with a digit. So term by term is line by line, and no graph comes first.
 *
 * @param isAstral whether some term holds a surrogate, so that the order of UTF-16 units will not do
 * @example sortQuads(quads, (term) => labels.get(term) ?? term, false)
 */
export function sortQuads(quads: QuadText[], named: Named, isAstral: boolean): QuadText[] {
  const compareText = isAstral ? compareCodePoints : compareUnits;
  const compareRest = restComparer(named, isAstral);
  return sort(
    quads,
    (left, right) => compareText(named(left.subject), named(right.subject)) || compareRest(left, right),
  );
}

/** The same for quads of one subject. @example sortStatements(quads, (term) => labels.get(term) ?? term, false) */
export function sortStatements(quads: QuadText[], named: Named, isAstral: boolean): QuadText[] {
  return sort(quads, restComparer(named, isAstral));
}

function restComparer(named: Named, isAstral: boolean): Compare {
  const compareText = isAstral ? compareCodePoints : compareUnits;
  return (left, right) =>
    compareText(left.predicate, right.predicate) ||
    compareText(named(left.object), named(right.object)) ||
    compareText(named(left.graph), named(right.graph));
}

function sort(quads: QuadText[], compare: Compare): QuadText[] {
  if (quads.length > fewQuads) return quads.sort(compare);
  for (let at = 1; at < quads.length; at += 1) insert(quads, at, compare);
  return quads;
}

/** Moves the quad at a place down to where it belongs among those before it. */
function insert(quads: QuadText[], at: number, compare: Compare): void {
  const quad = quads[at]!;
  let place = at;
  for (; place > 0 && compare(quads[place - 1]!, quad) > 0; place -= 1) quads[place] = quads[place - 1]!;
  quads[place] = quad;
}

function compareUnits(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
