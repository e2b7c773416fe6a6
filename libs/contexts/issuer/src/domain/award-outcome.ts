import type { AwardRequest, CredentialFormat } from '@wellspring/contracts';
import { contentHash, problemOfAward, type AwardProblem, type ResultLevel } from './award.js';

/** An award that is stored, with its signed forms. */
export interface KnownAward {
  readonly awardId: string;
  readonly recipientId: string;
  readonly contentHash: string;
  readonly credentials: readonly { credentialId: string; format: CredentialFormat; digest: string }[];
}

/** What became of one request. */
export type AwardOutcome =
  | (Omit<KnownAward, 'contentHash'> & { readonly outcome: 'issued' | 'duplicate' })
  | { readonly outcome: 'rejected'; readonly problem: AwardProblem };

/** Awards of one institution by external id. */
export type KnownAwards = ReadonlyMap<string, KnownAward>;

/** Settles what needs no signature: awards that exist, contradictions, what is wrong. Undefined is to be signed. */
export function judgeAwards(
  requests: readonly AwardRequest[],
  known: KnownAwards,
  { levelsOf, now }: { levelsOf(achievementId: string): readonly ResultLevel[] | undefined; now: Date },
): (AwardOutcome | undefined)[] {
  return requests.map((request) => {
    const award = known.get(request.externalId);
    if (award) return repeated(award, request);
    const problem = problemOfAward(request, levelsOf(request.achievementId), now);
    return problem && { outcome: 'rejected', problem };
  });
}

/** The requests that wait for a signature, each award once. */
export function awardsToSign(
  requests: readonly AwardRequest[],
  verdicts: readonly (AwardOutcome | undefined)[],
): AwardRequest[] {
  const first = new Map<string, AwardRequest>();
  for (const [index, request] of requests.entries()) {
    if (verdicts[index] === undefined && !first.has(request.externalId))
      first.set(request.externalId, request);
  }
  return [...first.values()];
}

/**
 * The outcome of every request, once the store has decided: the first request of an award that is new issued
 * it; the same again is a duplicate, also where another call was faster.
 */
export function settleAwards(
  requests: readonly AwardRequest[],
  verdicts: readonly (AwardOutcome | undefined)[],
  result: {
    known: KnownAwards;
    /** Ids of the awards that this call stored. */
    stored: ReadonlySet<string>;
    /** By external id, what could not be signed. */
    problems: ReadonlyMap<string, AwardProblem>;
  },
): AwardOutcome[] {
  const told = new Set<string>();
  return requests.map((request, index) => {
    const verdict = verdicts[index];
    if (verdict) return verdict;
    const award = result.known.get(request.externalId);
    if (!award) return { outcome: 'rejected', problem: unsigned(request, result.problems) };
    if (!result.stored.has(award.awardId) || told.has(award.awardId)) return repeated(award, request);
    told.add(award.awardId);
    return outcomeOf(award, 'issued');
  });
}

function repeated(award: KnownAward, request: AwardRequest): AwardOutcome {
  if (award.contentHash === contentHash(request)) return outcomeOf(award, 'duplicate');
  const reason = `The externalId ${request.externalId} belongs to an award with other content; give this one another.`;
  return { outcome: 'rejected', problem: { code: 'ISSUER_AWARD_CONFLICT', reason } };
}

function outcomeOf({ contentHash: _, ...award }: KnownAward, outcome: 'issued' | 'duplicate'): AwardOutcome {
  return { ...award, outcome };
}

function unsigned({ externalId }: AwardRequest, problems: ReadonlyMap<string, AwardProblem>): AwardProblem {
  const problem = problems.get(externalId);
  if (!problem) throw new Error('An award is neither stored nor refused.');
  return problem;
}
