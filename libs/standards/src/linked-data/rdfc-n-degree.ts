import { predicateOf, type BlankQuad } from './rdfc-blank-quad.js';
import { spendRun, spendSteps, type WorkBudget } from './rdfc-work.js';

/** What Hash N-Degree Quads looks into: everything by the number of the blank node. */
export interface Comparison {
  readonly quadsOf: readonly (readonly BlankQuad[])[];
  readonly firstDegreeHashes: readonly string[];
  /** Canonical labels issued so far. */
  readonly issued: readonly (string | undefined)[];
  readonly digest: (text: string) => string;
  readonly budget: WorkBudget;
}

/** Temporary labels (`b0`, …) in the order in which they were issued. Never changed once handed on. */
export type TemporaryLabels = ReadonlyMap<number, string>;

/** A hash that tells a blank node by its surroundings, and the labels issued on the way. */
export interface NDegreeHash {
  readonly hash: string;
  readonly labels: TemporaryLabels;
}

/**
 * Hash N-Degree Quads (RDFC-1.0 §4.8).
 *
 * @throws StandardsError `STANDARDS_WORK_EXCEEDED`
 */
export function hashNDegreeQuads(
  comparison: Comparison,
  node: number,
  labels: TemporaryLabels,
  depth = 0,
): NDegreeHash {
  spendRun(comparison.budget, depth);
  const groups = relatedByHash(comparison, node, labels);
  let data = '';
  let chosenLabels = labels;
  for (const hash of [...groups.keys()].sort()) {
    const chosen = leastPath(comparison, groups.get(hash) ?? [], chosenLabels, depth);
    data += hash + chosen.path;
    chosenLabels = chosen.labels;
  }
  return { hash: comparison.digest(data), labels: chosenLabels };
}

/** The related blank nodes by their hash (§4.8.3, step 3); a node stands as often as it is related. */
function relatedByHash(
  { quadsOf, firstDegreeHashes, issued, digest, budget }: Comparison,
  node: number,
  labels: TemporaryLabels,
): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  // Hash Related Blank Node (§4.7).
  const add = (related: number, position: string) => {
    if (related < 0 || related === node) return;
    spendSteps(budget, 1);
    const label = issued[related] ?? labels.get(related);
    const hash = digest(position + (label === undefined ? firstDegreeHashes[related] : `_:${label}`));
    const group = groups.get(hash);
    if (group) group.push(related);
    else groups.set(hash, [related]);
  };
  for (const quad of quadsOf[node] ?? []) {
    const predicate = predicateOf(quad);
    add(quad.subject, `s${predicate}`);
    add(quad.object, `o${predicate}`);
    add(quad.graph, 'g');
  }
  return groups;
}

interface Path {
  readonly path: string;
  readonly labels: TemporaryLabels;
}

/**
 * The least path through the related nodes over all their orders (§4.8.3, step 5.4). Orders are walked as a tree whose
 * branches end where they already are greater than the least path known, which is what the standard's skips do.
 */
function leastPath(
  comparison: Comparison,
  related: readonly number[],
  labels: TemporaryLabels,
  depth: number,
): Path {
  const left = new Map<number, number>();
  for (const node of related) left.set(node, (left.get(node) ?? 0) + 1);
  let least: Path | undefined;
  const isWorse = (path: string) => least !== undefined && path > least.path;

  const walk = (path: Path, fresh: readonly number[]): void => {
    const steps = nextSteps(comparison, left, path.labels);
    spendSteps(comparison.budget, steps.length);
    if (steps.length === 0) finish(path, fresh);
    for (const { node, label, isFresh } of steps) {
      const longer = `${path.path}_:${label}`;
      if (isWorse(longer)) continue;
      const count = left.get(node) ?? 0;
      left.set(node, count - 1);
      const next = isFresh ? new Map(path.labels).set(node, label) : path.labels;
      walk({ path: longer, labels: next }, isFresh ? [...fresh, node] : fresh);
      left.set(node, count);
    }
  };

  /** Steps 5.4.5 and 5.4.6: the nodes that were met first on this path are compared in turn. */
  const finish = (path: Path, fresh: readonly number[]): void => {
    let { path: text, labels: reached } = path;
    for (const node of fresh) {
      const result = hashNDegreeQuads(comparison, node, reached, depth + 1);
      text += `_:${reached.get(node)}<${result.hash}>`;
      reached = result.labels;
      if (isWorse(text)) return;
    }
    if (least === undefined || text < least.path) least = { path: text, labels: reached };
  };

  if (left.size === 1) walkOne(comparison, related, labels, finish);
  else walk({ path: '', labels }, []);
  return least ?? { path: '', labels };
}

/** One node, however often it is related, has one order: no recursion, for a graph may name it in every quad. */
function walkOne(
  { issued }: Comparison,
  related: readonly number[],
  labels: TemporaryLabels,
  finish: (path: Path, fresh: readonly number[]) => void,
): void {
  const node = related[0] ?? -1;
  const known = issued[node] ?? labels.get(node);
  const label = known ?? `b${labels.size}`;
  const reached = known === undefined ? new Map(labels).set(node, label) : labels;
  finish({ path: `_:${label}`.repeat(related.length), labels: reached }, known === undefined ? [node] : []);
}

interface Step {
  readonly node: number;
  readonly label: string;
  /** Met for the first time: its label is issued by this step. */
  readonly isFresh: boolean;
}

/** The nodes that may come next, least label first, so that good paths are found early. */
function nextSteps(
  { issued }: Comparison,
  left: ReadonlyMap<number, number>,
  labels: TemporaryLabels,
): Step[] {
  const steps: Step[] = [];
  for (const [node, count] of left) {
    if (count === 0) continue;
    const known = issued[node] ?? labels.get(node);
    steps.push({ node, label: known ?? `b${labels.size}`, isFresh: known === undefined });
  }
  return steps.sort((one, other) => (one.label < other.label ? -1 : one.label > other.label ? 1 : 0));
}
