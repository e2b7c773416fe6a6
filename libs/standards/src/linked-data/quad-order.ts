import { compareCodePoints } from './code-point-order.js';
import { isBlank, type QuadText } from './emit-quads.js';

/**
 * What stands in a line for a blank node: its label among those that are given, or, where one node is looked at by itself,
 * `_:a` for it and `_:z` for any other (RDFC-1.0 §4.6). The labels that were emitted where there is neither.
 */
export interface Naming {
  readonly labels?: ReadonlyMap<string, string>;
  readonly self?: string;
}

/** A term as a line has it. @example nameOf('_:b0', { self: '_:b0' }) // '_:a' */
export function nameOf(term: string, { labels, self }: Naming): string {
  if (!isBlank(term)) return term;
  if (labels) return labels.get(term)!;
  if (self === undefined) return term;
  return term === self ? '_:a' : '_:z';
}

/** Lists up to here are sorted by insertion: plans emit a node's statements nearly in order. */
const fewQuads = 32;

/**
 * Sorts quads in place as their lines sort by code point, without making the lines. No term is the beginning of another
 * that goes on with less than the space that follows it in a line: an IRI ends with `>`, a literal goes on with `@` or
 * `^`, a label with a digit. So term by term is line by line, and no graph comes first.
 *
 * @param isAstral whether some term holds a surrogate, so that the order of UTF-16 units will not do
 * @example sortQuads(quads, { labels }, false)
 */
export function sortQuads(quads: QuadText[], naming: Naming, isAstral: boolean): QuadText[] {
  const compareText = isAstral ? compareCodePoints : compareUnits;
  if (quads.length > fewQuads) return quads.sort((left, right) => compare(left, right, naming, compareText));
  for (let at = 1; at < quads.length; at += 1) insert(quads, at, naming, compareText);
  return quads;
}

type CompareText = (left: string, right: string) => number;

/** Moves the quad at a place down to where it belongs among those before it. */
function insert(quads: QuadText[], at: number, naming: Naming, compareText: CompareText): void {
  const quad = quads[at]!;
  let place = at;
  for (; place > 0 && compare(quads[place - 1]!, quad, naming, compareText) > 0; place -= 1)
    quads[place] = quads[place - 1]!;
  quads[place] = quad;
}

function compare(left: QuadText, right: QuadText, naming: Naming, compareText: CompareText): number {
  return (
    (left.subject === right.subject
      ? 0
      : compareText(nameOf(left.subject, naming), nameOf(right.subject, naming))) ||
    compareText(left.predicate, right.predicate) ||
    compareText(nameOf(left.object, naming), nameOf(right.object, naming)) ||
    compareText(nameOf(left.graph, naming), nameOf(right.graph, naming))
  );
}

function compareUnits(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
