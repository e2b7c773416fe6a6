import { hash as digestOf } from 'node:crypto';
import { blankQuad, type BlankQuad } from './rdfc-blank-quad.js';
import { sortByCodePoint } from './code-point-order.js';
import { hashNDegreeQuads, type NDegreeHash } from './rdfc-n-degree.js';
import { workBudget, type WorkBudget } from './rdfc-work.js';

/** A canonical dataset (RDFC-1.0 §4.4), and which canonical label each blank node got. */
export interface CanonicalDataset {
  /** Sorted, one a line with its newline. */
  readonly quads: readonly string[];
  /** From the label given (`b0`) to the canonical one (`c14n0`). */
  readonly labels: ReadonlyMap<string, string>;
}

export interface CanonizeOptions {
  /** The hash inside the algorithm (§4.1): `sha256` unless a P-384 suite asks for the other. */
  readonly digest?: 'sha256' | 'sha384';
  /** Like nodes to this power may be compared (1, as rdf-canonize grants, suits every credential). */
  readonly workFactor?: number;
}

/**
 * Canonicalises N-Quads (RDFC-1.0 §4.4). Equal quads count once.
 *
 * @param quads lines in canonical N-Quads form (§5), each with its newline, in any order
 * @returns the canonical lines in code-point order, and the labels
 * @throws StandardsError `STANDARDS_WORK_EXCEEDED` on a poisonous graph, `STANDARDS_MALFORMED` on a line that is none
 * @example canonizeDataset(['_:x <urn:p> "v" .\n']).quads // ['_:c14n0 <urn:p> "v" .\n']
 */
export function canonizeDataset(
  quads: readonly string[],
  { digest = 'sha256', workFactor = 1 }: CanonizeOptions = {},
): CanonicalDataset {
  const { labels, ground, blank, quadsOf } = readDataset(quads);
  const issued = issueLabels(quadsOf, {
    digest: (text) => digestOf(digest, text, 'hex'),
    budgetFor: (likeNodes) => workBudget(likeNodes, quads.length, workFactor),
  });
  const lines = blank.map((quad) => canonicalLine(quad, issued));
  return {
    quads: withoutRepeats(sortByCodePoint(ground.concat(lines))),
    labels: new Map(labels.map((label, node) => [label, issued[node] as string])),
  };
}

interface Dataset {
  /** The label of each blank node by its number. */
  readonly labels: readonly string[];
  readonly ground: string[];
  readonly blank: readonly BlankQuad[];
  /** The quads of each blank node (§4.4.3, step 2). */
  readonly quadsOf: readonly (readonly BlankQuad[])[];
}

function readDataset(quads: readonly string[]): Dataset {
  const numbers = new Map<string, number>();
  const ground: string[] = [];
  const blank: BlankQuad[] = [];
  const quadsOf: BlankQuad[][] = [];
  const seen = new Set<string>();
  const numberOf = (label: string) => {
    const known = numbers.get(label);
    if (known !== undefined) return known;
    numbers.set(label, quadsOf.length);
    return quadsOf.push([]) - 1;
  };
  for (const line of quads) {
    const quad = blankQuad(line, numberOf);
    if (!quad) {
      ground.push(line);
    } else if (!seen.has(line)) {
      seen.add(line);
      blank.push(quad);
      const { subject, object, graph } = quad;
      if (subject >= 0) quadsOf[subject]?.push(quad);
      if (object >= 0 && object !== subject) quadsOf[object]?.push(quad);
      if (graph >= 0 && graph !== subject && graph !== object) quadsOf[graph]?.push(quad);
    }
  }
  return { labels: [...numbers.keys()], ground, blank, quadsOf };
}

/** The canonical label of each blank node by its number (§4.4.3, steps 3 to 5). */
function issueLabels(
  quadsOf: Dataset['quadsOf'],
  { digest, budgetFor }: { digest: (text: string) => string; budgetFor: (likeNodes: number) => WorkBudget },
): readonly (string | undefined)[] {
  const issued: (string | undefined)[] = quadsOf.map(() => undefined);
  let count = 0;
  const issue = (node: number) => {
    issued[node] ??= `c14n${count++}`;
  };
  const firstDegreeHashes = quadsOf.map((own, node) => digest(firstDegreeText(own, node)));
  const alike = new Map<string, number[]>();
  firstDegreeHashes.forEach((hash, node) => {
    const nodes = alike.get(hash);
    if (nodes) nodes.push(node);
    else alike.set(hash, [node]);
  });
  const groups = [...alike.keys()].sort().map((hash) => alike.get(hash) ?? []);
  for (const nodes of groups) if (nodes.length === 1) nodes.forEach(issue);
  const like = groups.filter((nodes) => nodes.length > 1);
  if (like.length === 0) return issued;

  const budget = budgetFor(like.flat().length);
  const comparison = { quadsOf, firstDegreeHashes, issued, digest, budget };
  for (const nodes of like) {
    const results: NDegreeHash[] = [];
    for (const node of nodes) {
      if (issued[node] === undefined)
        results.push(hashNDegreeQuads(comparison, node, new Map([[node, 'b0']])));
    }
    results.sort((one, other) => (one.hash < other.hash ? -1 : one.hash > other.hash ? 1 : 0));
    for (const { labels } of results) for (const node of labels.keys()) issue(node);
  }
  return issued;
}

/** What Hash First Degree Quads hashes (§4.6): the node itself is `_:a`, every other `_:z`. */
function firstDegreeText(quads: readonly BlankQuad[], node: number): string {
  const name = (other: number) => (other < 0 ? '' : other === node ? '_:a' : '_:z');
  const lines = quads.map(
    ({ subject, object, graph, texts }) =>
      name(subject) + texts[0] + name(object) + texts[1] + name(graph) + texts[2],
  );
  return sortByCodePoint(lines).join('');
}

function canonicalLine(
  { subject, object, graph, texts }: BlankQuad,
  issued: readonly (string | undefined)[],
): string {
  const name = (node: number) => (node < 0 ? '' : `_:${issued[node]}`);
  return name(subject) + texts[0] + name(object) + texts[1] + name(graph) + texts[2];
}

function withoutRepeats(sorted: string[]): string[] {
  for (let at = 1; at < sorted.length; at += 1) {
    if (sorted[at] === sorted[at - 1]) return sorted.filter((line, here) => line !== sorted[here - 1]);
  }
  return sorted;
}
