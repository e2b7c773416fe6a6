import { createHash } from 'node:crypto';
import type { MatchTier, WithdrawalReason } from '@wellspring/contracts';
import {
  score,
  type MatchRequirement,
  type RequirementExplanation,
  type Strengths,
} from '@wellspring/match-engine';
import { coverageFor, profileFor, type CandidateFacts } from './candidate-facts.js';
import { withdrawalReason } from './withdrawal-reason.js';

export interface OpenPosting {
  readonly id: string;
  readonly organisationId: string;
  readonly title: string;
  readonly requirements: readonly MatchRequirement[];
}

/** A live match as it was last stored. */
export interface LiveMatch {
  readonly postingId: string;
  readonly organisationId: string;
  readonly fingerprint: string;
  readonly credentialIds: readonly string[];
}

export interface Standing {
  readonly tier: MatchTier;
  readonly score: number;
  readonly explanation: readonly RequirementExplanation[];
}

/** What became of a candidate's fit to one posting. */
export type MatchChange = {
  readonly holder: string;
  readonly postingId: string;
  readonly organisationId: string;
} & (
  | { readonly kind: 'created' | 'updated'; readonly standing: Standing; readonly fingerprint: string }
  | { readonly kind: 'withdrawn'; readonly reason: WithdrawalReason }
);

export interface RematchInput {
  readonly facts: CandidateFacts;
  /** The open postings that the candidate's items touch, and those of the live matches that are open. */
  readonly postings: readonly OpenPosting[];
  readonly live: readonly LiveMatch[];
  readonly strengths: Strengths;
  readonly now: Date;
}

/** Scores a candidate against postings and says what changed; what stayed the same is left out. */
export function rematch({ facts, postings, live, strengths, now }: RematchInput): MatchChange[] {
  const before = new Map(live.map((match) => [match.postingId, match]));
  const open = new Set(postings.map(({ id }) => id));
  const profiles = profilesByEmployer(facts, now);
  const changes = postings.flatMap((posting): MatchChange[] => {
    const known = before.get(posting.id);
    const standing = standingOf(score(profiles(posting.organisationId), posting.requirements, strengths));
    const of = { holder: facts.holder, postingId: posting.id, organisationId: posting.organisationId };
    if (!standing) return known ? [{ ...of, kind: 'withdrawn', reason: reasonOf(known, true) }] : [];
    const fingerprint = fingerprintOf(standing);
    if (known?.fingerprint === fingerprint) return [];
    return [{ ...of, kind: known ? 'updated' : 'created', standing, fingerprint }];
  });
  const closed = live.filter(({ postingId }) => !open.has(postingId));
  return [
    ...changes,
    ...closed.map((match) => ({
      holder: facts.holder,
      postingId: match.postingId,
      organisationId: match.organisationId,
      kind: 'withdrawn' as const,
      reason: reasonOf(match, false),
    })),
  ];

  function reasonOf(match: LiveMatch, isOpen: boolean): WithdrawalReason {
    return withdrawalReason(match, facts, { open: isOpen }, now);
  }
}

/** The profile that each employer may see, made once per employer. */
function profilesByEmployer(facts: CandidateFacts, now: Date) {
  const profiles = new Map<string, ReturnType<typeof profileFor>>();
  return (employer: string) => {
    const known = profiles.get(employer);
    if (known) return known;
    const profile = profileFor(facts, coverageFor(facts, employer, now), now);
    profiles.set(employer, profile);
    return profile;
  };
}

function standingOf({ tier, score: points, explanation }: ReturnType<typeof score>): Standing | undefined {
  return tier === null ? undefined : { tier, score: points, explanation };
}

/** Equal for equal standings, so that a candidate looked at again for nothing changes nothing. */
function fingerprintOf(standing: Standing): string {
  return createHash('sha256').update(JSON.stringify(standing)).digest('base64url');
}

/** The credentials that an explanation rests on. */
export function credentialsBehind(explanation: readonly RequirementExplanation[]): string[] {
  const counted = explanation.filter(({ contribution, met }) => contribution > 0 || met);
  return [...new Set(counted.flatMap(({ credentialId }) => credentialId ?? []))];
}
