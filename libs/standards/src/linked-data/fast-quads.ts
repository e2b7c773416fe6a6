import { hash } from 'node:crypto';
import { byCodePoint } from './code-point-order.js';
import { emitQuads, type QuadText } from './emit-quads.js';

/**
 * The statements of an ordinary JSON-LD document as N-Quads, one a line with its newline, blank nodes named `_:b0`,
 * `_:b1` and so on; `undefined` when the document holds anything unusual or anything that jsonld.js refuses in safe
 * mode, so that the caller asks jsonld.js.
 *
 * @throws StandardsError `STANDARDS_CONTEXT_CHANGED`
 * @example fastQuads(credential)?.length
 */
export function fastQuads(document: object): string[] | undefined {
  const quads = emitQuads(document);
  return quads && distinct(quads)?.map(({ line }) => line);
}

/**
 * The canonical N-Quads of an ordinary document whose blank nodes differ in their own statements (RDFC-1.0 §4.4
 * with first-degree hashes alone); `undefined` in every other case.
 *
 * @throws StandardsError `STANDARDS_CONTEXT_CHANGED`
 * @example tryCanonicalize(credential) ?? (await canonicalize(credential))
 */
export function tryCanonicalize(document: object): string | undefined {
  const quads = emitQuads(document);
  const unique = quads && distinct(quads);
  if (!unique) return undefined;
  const labels = canonicalLabels(unique.map(({ quad }) => quad));
  if (!labels) return undefined;
  const named = (term: string) => labels.get(term) ?? term;
  const lines = unique.map(({ quad, line }) => (hasBlank(quad) ? lineOf(quad, named) : line));
  return byCodePoint(lines).join('');
}

interface Line {
  readonly quad: QuadText;
  readonly line: string;
}

/** A dataset is a set. Equal statements from a number and from a string are two in jsonld.js: it decides. */
function distinct(quads: readonly QuadText[]): Line[] | undefined {
  const lines = new Map<string, Line>();
  for (const quad of quads) {
    const line = lineOf(quad, same);
    const known = lines.get(line);
    if (known && (known.quad.isNative || quad.isNative)) return undefined;
    if (!known) lines.set(line, { quad, line });
  }
  return [...lines.values()];
}

const same = (term: string) => term;
const isBlank = (term: string) => term.startsWith('_:');
const hasBlank = ({ subject, object, graph }: QuadText) =>
  isBlank(subject) || isBlank(object) || isBlank(graph);

function lineOf({ subject, predicate, object, graph }: QuadText, named: (term: string) => string): string {
  const triple = named(subject) + predicate + named(object);
  return graph === '' ? `${triple} .\n` : `${triple} ${named(graph)} .\n`;
}

/** From a blank node's label to its canonical one; `undefined` when two first-degree hashes are equal (§4.4.3). */
function canonicalLabels(quads: readonly QuadText[]): Map<string, string> | undefined {
  const mentions = new Map<string, QuadText[]>();
  const mention = (label: string, quad: QuadText) => {
    const known = mentions.get(label);
    if (!known) mentions.set(label, [quad]);
    else if (known[known.length - 1] !== quad) known.push(quad);
  };
  for (const quad of quads) {
    if (isBlank(quad.subject)) mention(quad.subject, quad);
    if (isBlank(quad.object)) mention(quad.object, quad);
    if (isBlank(quad.graph)) mention(quad.graph, quad);
  }
  const byHash = new Map<string, string>();
  for (const [label, list] of mentions) byHash.set(firstDegreeHash(label, list), label);
  if (byHash.size < mentions.size) return undefined;
  const sorted = [...byHash.keys()].sort();
  return new Map(sorted.map((each, at) => [byHash.get(each)!, `_:c14n${at}`]));
}

function firstDegreeHash(label: string, quads: readonly QuadText[]): string {
  const named = (term: string) => (isBlank(term) ? (term === label ? '_:a' : '_:z') : term);
  const lines = quads.map((quad) => lineOf(quad, named));
  return hash('sha256', byCodePoint(lines).join(''), 'hex');
}
