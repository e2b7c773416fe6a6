import { hash } from 'node:crypto';
import { sortByCodePoint } from './code-point-order.js';
import { emitQuads, isBlank, type EmittedQuads, type NodeText, type QuadText } from './emit-quads.js';
import { isSame, lineOf, nameOf, restOf, sortQuads, type Naming } from './quad-order.js';

/**
 * The statements of an ordinary JSON-LD document as N-Quads, one a line with its newline, blank nodes named `_:b0`,
 * `_:b1` and so on; `undefined` when the document holds anything unusual or anything that jsonld.js refuses in safe
 * mode, so that the caller asks jsonld.js.
 *
 * @throws StandardsError `STANDARDS_CONTEXT_CHANGED`
 * @example fastQuads(unsecured)?.length // (await canonicalize(unsecured)).trimEnd().split('\n').length
 */
export function fastQuads(document: object): string[] | undefined {
  const emitted = emitQuads(document);
  return (
    emitted && distinct(emitted.nodes)?.flatMap(({ quads }) => quads.map((quad) => lineOf(quad, asEmitted)))
  );
}

/**
 * The canonical N-Quads of an ordinary document whose blank nodes differ in their own statements (RDFC-1.0 §4.4
 * with first-degree hashes alone); `undefined` in every other case.
 *
 * @param termsOnly whether a document with a member or type that is named by an address is such a case, or with a
 *   credential in several places
 * @throws StandardsError `STANDARDS_CONTEXT_CHANGED`
 * @example tryCanonicalize(unsecured) // await canonicalize(unsecured)
 */
export function tryCanonicalize(document: object, termsOnly = false): string | undefined {
  const emitted = emitQuads(document, termsOnly);
  if (!emitted) return undefined;
  const first = canonicalLabels(emitted);
  if (first !== 'repeats') return first && canonicalText(emitted, first);
  const nodes = distinct(emitted.nodes);
  if (!nodes) return undefined;
  const set = { ...emitted, nodes, links: nodes.flatMap(({ quads }) => quads).filter(isLink) };
  const labels = canonicalLabels(set, true);
  return labels && labels !== 'repeats' ? canonicalText(set, labels) : undefined;
}

type Labels = ReadonlyMap<string, string>;

/** The statements, each once, in the order of their lines: subject by subject, each subject's own sorted by itself. */
function canonicalText({ nodes, isAstral }: EmittedQuads, labels: Labels): string | undefined {
  const naming: Naming = { labels };
  const quadsOf = new Map<string, QuadText[]>();
  for (const { subject, quads } of nodes) append(quadsOf, nameOf(subject, naming), quads);
  let text = '';
  let repeats = false;
  for (const subject of sortByCodePoint([...quadsOf.keys()], isAstral)) {
    let last: QuadText | undefined;
    for (const quad of sortQuads(quadsOf.get(subject)!, naming, isAstral)) {
      if (last && isSame(quad, last, naming)) repeats = true;
      else text += subject + restOf(quad, naming);
      last = quad;
    }
  }
  // Equal statements from a number and from a string are two in jsonld.js: it decides.
  return repeats && distinct(nodes) === undefined ? undefined : text;
}

/** A dataset is a set; `undefined` when one of two equal statements is from a JSON number or boolean. */
function distinct(nodes: readonly NodeText[]): NodeText[] | undefined {
  const known = new Map<string, QuadText>();
  const set: NodeText[] = [];
  for (const node of nodes) {
    const own: QuadText[] = [];
    for (const quad of node.quads) {
      const line = lineOf(quad, asEmitted);
      const equal = known.get(line);
      if (equal && (isNative(equal) || isNative(quad))) return undefined;
      if (equal) continue;
      known.set(line, quad);
      own.push(quad);
    }
    if (own.length > 0) set.push({ ...node, quads: own });
  }
  return set;
}

const asEmitted: Naming = {};

const isLink = ({ form, object }: QuadText) => form.kind === 'node' && isBlank(object);
const isNative = ({ form }: QuadText) => form.kind === 'native';

/**
 * From a blank node's label to its canonical one; `undefined` when two first-degree hashes are equal (§4.4.3), and
 * `repeats` when a node's statements look equal, so that the set has to be made first.
 */
function canonicalLabels(emitted: EmittedQuads, isSet = false): Labels | 'repeats' | undefined {
  const mentions = mentionsOf(emitted);
  const byHash = new Map<string, string>();
  for (const [label, list] of mentions) {
    const naming: Naming = { self: label };
    let lines = '';
    let last = '';
    for (const quad of sortQuads(list, naming, emitted.isAstral)) {
      const line = lineOf(quad, naming);
      if (line === last && !isSet) return 'repeats';
      lines += line;
      last = line;
    }
    byHash.set(hash('sha256', lines, 'hex'), label);
  }
  if (byHash.size < mentions.size) return undefined;
  const sorted = [...byHash.keys()].sort();
  return new Map(sorted.map((each, at) => [byHash.get(each)!, `_:c14n${at}`]));
}

/** The statements that mention each blank node, each once. */
function mentionsOf({ nodes, links }: EmittedQuads): Map<string, QuadText[]> {
  const mentions = new Map<string, QuadText[]>();
  for (const { subject, graph, quads } of nodes) {
    if (isBlank(subject)) append(mentions, subject, quads);
    if (graph !== '' && isBlank(graph) && graph !== subject) append(mentions, graph, quads);
  }
  for (const link of links) {
    const { node, object } = link;
    const { subject, graph } = node;
    if (object !== subject && object !== graph) append(mentions, object, [link]);
  }
  return mentions;
}

/** Adds quads to those of a term, whose list is a copy. */
function append(lists: Map<string, QuadText[]>, term: string, quads: readonly QuadText[]): void {
  const known = lists.get(term);
  if (!known) lists.set(term, quads.slice());
  else for (const quad of quads) known.push(quad);
}
