import { hash } from 'node:crypto';
import { sortByCodePoint } from './code-point-order.js';
import { emitQuads, type EmittedQuads, type QuadText } from './emit-quads.js';
import { sortQuads, type Named } from './quad-order.js';

/**
 * The statements of an ordinary JSON-LD document as N-Quads, one a line with its newline, blank nodes named `_:b0`,
 * `_:b1` and so on; `undefined` when the document holds anything unusual or anything that jsonld.js refuses in safe
 * mode, so that the caller asks jsonld.js.
 *
 * @throws StandardsError `STANDARDS_CONTEXT_CHANGED`
 * @example fastQuads(credential)?.length
 */
export function fastQuads(document: object): string[] | undefined {
  const emitted = emitQuads(document);
  return emitted && distinct(emitted.quads)?.map((quad) => lineOf(quad, same));
}

/**
 * The canonical N-Quads of an ordinary document whose blank nodes differ in their own statements (RDFC-1.0 §4.4
 * with first-degree hashes alone); `undefined` in every other case.
 *
 * @throws StandardsError `STANDARDS_CONTEXT_CHANGED`
 * @example tryCanonicalize(credential) ?? (await canonicalize(credential))
 */
export function tryCanonicalize(document: object): string | undefined {
  const emitted = emitQuads(document);
  if (!emitted) return undefined;
  const first = canonicalLabels(emitted);
  if (first !== 'repeats') return first && canonicalText(emitted, first);
  const quads = distinct(emitted.quads);
  const labels = quads && canonicalLabels({ ...emitted, quads }, true);
  return labels && labels !== 'repeats' ? canonicalText({ ...emitted, quads }, labels) : undefined;
}

type Labels = ReadonlyMap<string, string>;

/** The statements, each once, in the order of their lines: subject by subject, each subject's own sorted by itself. */
function canonicalText({ quads, isAstral }: EmittedQuads, labels: Labels): string | undefined {
  const named = (term: string) => (isBlank(term) ? labels.get(term)! : term);
  const quadsOf = new Map<string, QuadText[]>();
  for (const quad of quads) {
    const known = quadsOf.get(quad.subject);
    if (known) known.push(quad);
    else quadsOf.set(quad.subject, [quad]);
  }
  const subjects = new Map([...quadsOf].map(([subject, list]) => [named(subject), list]));
  let text = '';
  let repeats = false;
  for (const subject of sortByCodePoint([...subjects.keys()], isAstral)) {
    let last: QuadText | undefined;
    for (const quad of sortQuads(subjects.get(subject)!, named, isAstral)) {
      if (last && isSame(quad, last)) repeats = true;
      else text += subject + restOf(quad, named);
      last = quad;
    }
  }
  // Equal statements from a number and from a string are two in jsonld.js: it decides.
  return repeats && distinct(quads) === undefined ? undefined : text;
}

/** A dataset is a set; `undefined` when one of two equal statements is from a JSON number or boolean. */
function distinct(quads: readonly QuadText[]): QuadText[] | undefined {
  const known = new Map<string, QuadText>();
  for (const quad of quads) {
    const line = lineOf(quad, same);
    const equal = known.get(line);
    if (equal && (equal.isNative || quad.isNative)) return undefined;
    if (!equal) known.set(line, quad);
  }
  return [...known.values()];
}

const same = (term: string) => term;
const isBlank = (term: string) => term.charCodeAt(0) === 0x5f;

function lineOf(quad: QuadText, named: Named): string {
  return named(quad.subject) + restOf(quad, named);
}

/** Whether two quads of one subject are one statement. */
function isSame(quad: QuadText, other: QuadText): boolean {
  return quad.predicate === other.predicate && quad.object === other.object && quad.graph === other.graph;
}

/** A line without its subject. */
function restOf({ predicate, object, graph }: QuadText, named: Named): string {
  const rest = predicate + named(object);
  return graph === '' ? `${rest} .\n` : `${rest} ${named(graph)} .\n`;
}

/**
 * From a blank node's label to its canonical one; `undefined` when two first-degree hashes are equal (§4.4.3), and
 * `repeats` when a node's statements look equal, so that the set has to be made first.
 */
function canonicalLabels({ quads, isAstral }: EmittedQuads, isSet = false): Labels | 'repeats' | undefined {
  const mentions = mentionsOf(quads);
  const byHash = new Map<string, string>();
  for (const [label, list] of mentions) {
    const named = (term: string) => (isBlank(term) ? (term === label ? '_:a' : '_:z') : term);
    let lines = '';
    let last = '';
    for (const quad of sortQuads(list, named, isAstral)) {
      const line = lineOf(quad, named);
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

/** The statements that mention each blank node. */
function mentionsOf(quads: readonly QuadText[]): Map<string, QuadText[]> {
  const mentions = new Map<string, QuadText[]>();
  const mention = (label: string, quad: QuadText) => {
    if (!isBlank(label)) return;
    const known = mentions.get(label);
    if (!known) mentions.set(label, [quad]);
    else if (known[known.length - 1] !== quad) known.push(quad);
  };
  for (const quad of quads) {
    mention(quad.subject, quad);
    mention(quad.object, quad);
    if (quad.graph !== '') mention(quad.graph, quad);
  }
  return mentions;
}
