import { backwardStrength, equivalent, forwardStrength, type Association } from './relations.js';

/** A held item that satisfies a target to some degree, and the way from the one to the other. */
export interface Reach {
  readonly source: string;
  /** Thousandths; 1000 is the target itself or an equivalent. */
  readonly strength: number;
  /** The associations from the source to the target, as published; empty for the target itself. */
  readonly path: readonly Association[];
}

const weakest = 200;
const mostHops = 2;
/** A hub of a large framework is cut at its strongest sources, so that no single item floods a matcher. */
const mostSources = 5000;

/**
 * Every item that satisfies `target` over at most two associations, with its best path: strengths multiply
 * along a path, what falls below 200 is cut, ties go to the shorter path and then to the smaller URIs.
 *
 * @param associationsOf the associations that touch an item, in any order
 * @returns strongest first, the target itself among them
 *
 * @example reachOf('urn:parent', () => [{ type: 'isChildOf', from: 'urn:child', to: 'urn:parent' }])
 * // [{ source: 'urn:parent', strength: 1000, path: [] }, { source: 'urn:child', strength: 900, path: [...] }]
 */
export function reachOf(target: string, associationsOf: (uri: string) => readonly Association[]): Reach[] {
  const best = new Map<string, Reach>([[target, { source: target, strength: equivalent, path: [] }]]);
  let frontier = [...best.values()];
  for (let hop = 0; hop < mostHops; hop++) {
    const next = frontier.flatMap((reached) => stepsTo(reached, associationsOf(reached.source)));
    frontier = [];
    for (const step of next) {
      const known = best.get(step.source);
      if (known && compareReach(known, step) <= 0) continue;
      best.set(step.source, step);
      frontier.push(step);
    }
  }
  return [...best.values()].sort(compareReach).slice(0, mostSources);
}

/** The items one association further away from the target than `reached`. */
function stepsTo(reached: Reach, associations: readonly Association[]): Reach[] {
  return associations.flatMap((association) => {
    const { type, from, to } = association;
    if (from === to) return [];
    const [source, direct] =
      to === reached.source ? [from, forwardStrength(type)] : [to, backwardStrength(type)];
    const strength = Math.floor((reached.strength * direct) / equivalent);
    if (strength < weakest) return [];
    return [{ source, strength, path: [{ type, from, to }, ...reached.path] }];
  });
}

/** Strongest first, then shortest, then by the letters of the path, so that the order never depends on input. */
function compareReach(a: Reach, b: Reach): number {
  if (a.strength !== b.strength) return b.strength - a.strength;
  if (a.path.length !== b.path.length) return a.path.length - b.path.length;
  return compareText(keyOf(a), keyOf(b));
}

function keyOf({ source, path }: Reach): string {
  return [source, ...path.map(({ type, from, to }) => `${type} ${from} ${to}`)].join('\n');
}

/** By code unit: the same on every machine and in every locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
