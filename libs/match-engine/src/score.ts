import { compareText, type Reach } from './reach.js';
import { equivalent, type Association } from './relations.js';

/** A verified item that the candidate holds. */
export interface ProfileItem {
  readonly uri: string;
  /** The rank on the item's scale; null is unknown, not zero. */
  readonly level: number | null;
  readonly credentialId: string;
}

export interface MatchRequirement {
  readonly id: string;
  readonly itemUri: string;
  readonly label: string;
  readonly kind: 'required' | 'preferred';
  readonly mandatory: boolean;
  readonly minLevel: number | null;
  readonly weight: number;
}

/** Why a requirement is not met. */
export type Shortfall = 'not-held' | 'level-short' | 'level-unknown' | 'not-equivalent';

export interface RequirementExplanation {
  readonly requirementId: string;
  readonly label: string;
  readonly kind: 'required' | 'preferred';
  readonly mandatory: boolean;
  readonly met: boolean;
  /** Thousandths of the score; the contributions of all requirements add up to it exactly. */
  readonly contribution: number;
  readonly level: number | null;
  readonly minLevel: number | null;
  readonly credentialId: string | null;
  readonly itemUri: string | null;
  readonly path: readonly Association[];
  readonly strength: number;
  readonly note: Shortfall | null;
}

export type Tier = 'qualified' | 'near';

export interface Score {
  /** Null is no match. */
  readonly tier: Tier | null;
  /** 0 to 1000. */
  readonly score: number;
  /** One per requirement, in their order. */
  readonly explanation: readonly RequirementExplanation[];
}

/** Which items satisfy an item, strongest first: see `reachOf`. Without an answer only the item itself does. */
export type Strengths = (itemUri: string) => readonly Reach[] | undefined;

/** From this strength on a relative stands in for a requirement that is not mandatory: a child, a later step. */
const standsIn = 800;
/** The score from which a candidate who misses more than one requirement is still near. */
const nearScore = 500;

/** What of the profile answers a requirement best. */
interface Evidence {
  readonly item: ProfileItem;
  readonly reach: Reach;
  readonly levelNote: 'level-short' | 'level-unknown' | null;
}

/**
 * Scores a profile against the requirements of a posting. Deterministic: integers only, ties by identifier.
 *
 * Each requirement takes its best evidence, never a sum: strength × weight where the level suffices, nothing
 * where it does not. The score is the share of all weights so reached, in thousandths. A requirement is *met*
 * at a sufficient level by strength 800 or more; a mandatory one by 1000 only. An unknown level suffices only
 * where no minimum is asked. All required and mandatory ones met is `qualified`; all but one, or a score of
 * 500, is `near`; either needs one requirement met at the least, else there is no match.
 *
 * @param strengths which held items satisfy an item; `reachOf` makes them from the associations
 */
export function score(
  profile: readonly ProfileItem[],
  requirements: readonly MatchRequirement[],
  strengths: Strengths,
): Score {
  const held = byUri(profile);
  const evidence = requirements.map((requirement) => bestEvidence(held, requirement, strengths));
  const reached = requirements.map(({ weight }, index) => weight * countedStrength(evidence[index]));
  const { total, contributions } = share(reached, requirements);
  const explanation = requirements.map((requirement, index) =>
    explain(requirement, evidence[index], contributions[index] ?? 0),
  );
  return { tier: tierOf(explanation, total), score: total, explanation };
}

function byUri(profile: readonly ProfileItem[]): Map<string, ProfileItem[]> {
  const held = new Map<string, ProfileItem[]>();
  for (const item of profile) {
    const same = held.get(item.uri);
    if (same) same.push(item);
    else held.set(item.uri, [item]);
  }
  return held;
}

function bestEvidence(
  held: ReadonlyMap<string, readonly ProfileItem[]>,
  requirement: MatchRequirement,
  strengths: Strengths,
): Evidence | undefined {
  const self: Reach = { source: requirement.itemUri, strength: equivalent, path: [] };
  let best: Evidence | undefined;
  for (const reach of strengths(requirement.itemUri) ?? [self]) {
    for (const item of held.get(reach.source) ?? []) {
      const found = { item, reach, levelNote: levelNoteOf(item.level, requirement.minLevel) };
      if (!best || compareEvidence(found, best) < 0) best = found;
    }
  }
  return best;
}

function levelNoteOf(level: number | null, minLevel: number | null): Evidence['levelNote'] {
  if (minLevel === null) return null;
  if (level === null) return 'level-unknown';
  return level < minLevel ? 'level-short' : null;
}

/** Better first: what counts, then the stronger, the higher, the shorter, and at last by identifier. */
function compareEvidence(a: Evidence, b: Evidence): number {
  return (
    countedStrength(b) - countedStrength(a) ||
    b.reach.strength - a.reach.strength ||
    (b.item.level ?? -1) - (a.item.level ?? -1) ||
    a.reach.path.length - b.reach.path.length ||
    compareText(a.item.uri, b.item.uri) ||
    compareText(a.item.credentialId, b.item.credentialId)
  );
}

function countedStrength(evidence: Evidence | undefined): number {
  return evidence && evidence.levelNote === null ? evidence.reach.strength : 0;
}

/** Splits the score over the requirements without losing a thousandth: largest remainder, ties by id. */
function share(reached: readonly number[], requirements: readonly MatchRequirement[]) {
  const weights = requirements.reduce((sum, { weight }) => sum + weight, 0);
  if (weights === 0) return { total: 0, contributions: reached.map(() => 0) };
  const total = Math.floor(reached.reduce((sum, part) => sum + part, 0) / weights);
  const contributions = reached.map((part) => Math.floor(part / weights));
  let rest = total - contributions.reduce((sum, part) => sum + part, 0);
  const order = reached
    .map((part, index) => ({ index, remainder: part % weights, id: requirements[index]?.id ?? '' }))
    .sort((a, b) => b.remainder - a.remainder || compareText(a.id, b.id));
  for (const { index } of order) {
    if (rest === 0) break;
    contributions[index] = (contributions[index] ?? 0) + 1;
    rest--;
  }
  return { total, contributions };
}

function explain(
  requirement: MatchRequirement,
  evidence: Evidence | undefined,
  contribution: number,
): RequirementExplanation {
  const note = shortfallOf(requirement, evidence);
  return {
    requirementId: requirement.id,
    label: requirement.label,
    kind: requirement.kind,
    mandatory: requirement.mandatory,
    met: note === null,
    contribution,
    level: evidence?.item.level ?? null,
    minLevel: requirement.minLevel,
    credentialId: evidence?.item.credentialId ?? null,
    itemUri: evidence?.item.uri ?? null,
    path: evidence?.reach.path ?? [],
    strength: evidence?.reach.strength ?? 0,
    note,
  };
}

function shortfallOf({ mandatory }: MatchRequirement, evidence: Evidence | undefined): Shortfall | null {
  if (!evidence) return 'not-held';
  if (evidence.levelNote) return evidence.levelNote;
  return evidence.reach.strength < (mandatory ? equivalent : standsIn) ? 'not-equivalent' : null;
}

function tierOf(explanation: readonly RequirementExplanation[], total: number): Tier | null {
  if (!explanation.some(({ met }) => met)) return null;
  const missed = explanation.filter(({ kind, mandatory, met }) => (kind === 'required' || mandatory) && !met);
  if (missed.length === 0) return 'qualified';
  return missed.length === 1 || total >= nearScore ? 'near' : null;
}
