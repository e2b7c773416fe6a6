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

/** A node's name as a line has it. @example nameOf('_:b0', { self: '_:b0' }) // '_:a' */
export function nameOf(term: string, { labels, self }: Naming): string {
  if (!isBlank(term)) return term;
  if (labels) return labels.get(term)!;
  if (self === undefined) return term;
  return term === self ? '_:a' : '_:z';
}

/**
 * A statement as a line of N-Quads, with its newline.
 *
 * @example quads.every((quad) => lineOf(quad, {}).endsWith(' .\n')) // true
 */
export function lineOf(quad: QuadText, naming: Naming): string {
  return nameOf(quad.node.subject, naming) + restOf(quad, naming);
}

/**
 * The line without its subject, from the space behind it on.
 *
 * @example quads.map((quad) => restOf(quad, {}))[0] // ' <http…\n'
 */
export function restOf({ node: { graph }, form, object }: QuadText, naming: Naming): string {
  const { lead, tail, end, kind } = form;
  const text = kind === 'node' ? nameOf(object, naming) : object;
  return graph === '' ? lead + (text + end) : `${lead}${text}${tail} ${nameOf(graph, naming)} .\n`;
}

/** Lists up to here are sorted by insertion, for a node's statements are emitted nearly in order. */
const fewQuads = 32;

/**
 * Sorts quads in place as their lines sort by code point.
 *
 * @param isAstral whether some term holds a surrogate, so that the order of UTF-16 units will not do
 * @example sortQuads([...quads], {}, false).length // quads.length
 */
export function sortQuads(quads: QuadText[], naming: Naming, isAstral: boolean): QuadText[] {
  const compareText = isAstral ? compareCodePoints : compareUnits;
  if (quads.length > fewQuads) return sortMany(quads, naming, compareText);
  for (let at = 1; at < quads.length; at += 1) insert(quads, at, naming, compareText);
  return quads;
}

type CompareText = (left: string, right: string) => number;

function sortMany(quads: QuadText[], naming: Naming, compareText: CompareText): QuadText[] {
  const lines = new Map(quads.map((quad) => [quad, lineOf(quad, naming)]));
  return quads.sort((left, right) => compareText(lines.get(left)!, lines.get(right)!));
}

/** Moves the quad at a place down to where it belongs among those before it. */
function insert(quads: QuadText[], at: number, naming: Naming, compareText: CompareText): void {
  const quad = quads[at]!;
  let place = at;
  for (; place > 0 && compare(quads[place - 1]!, quad, naming, compareText) > 0; place -= 1)
    quads[place] = quads[place - 1]!;
  quads[place] = quad;
}

function compare(left: QuadText, right: QuadText, naming: Naming, compareText: CompareText): number {
  const { node, form, object } = left;
  if (node !== right.node) {
    const bySubject = compareNames(node.subject, right.node.subject, naming, compareText);
    return bySubject || compareText(restOf(left, naming), restOf(right, naming));
  }
  if (form.rank !== right.form.rank) return form.rank - right.form.rank;
  return form === right.form && form.kind === 'node'
    ? compareNames(object, right.object, naming, compareText)
    : compareText(restOf(left, naming), restOf(right, naming));
}

/** A name with which another begins comes first in lines as well: an IRI ends with its only `>`, a label with a digit. */
function compareNames(left: string, right: string, naming: Naming, compareText: CompareText): number {
  return left === right ? 0 : compareText(nameOf(left, naming), nameOf(right, naming));
}

/** Whether two quads of one subject are one statement. */
export function isSame(quad: QuadText, other: QuadText, naming: Naming): boolean {
  if (quad.node === other.node) {
    if (quad.form.rank !== other.form.rank) return false;
    if (quad.form === other.form) return quad.object === other.object;
  }
  return restOf(quad, naming) === restOf(other, naming);
}

function compareUnits(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
