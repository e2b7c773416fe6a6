import { matchCreated, matchUpdated, matchWithdrawn } from '@wellspring/contracts';
import type { Cause } from './cause.js';
import type { StoredEntry } from './feed-entry.js';
import { credentialsBehind, type MatchChange } from './rematch.js';
import type { EmployerReferences } from './references.js';

/** A change of a match with what it takes to store, tell and publish it. */
export interface RecordedChange {
  readonly change: MatchChange;
  readonly cause: Cause;
  readonly at: Date;
}

/** The row of a match after a change. */
export function matchWriteOf({ change, at }: RecordedChange, id: string, references: EmployerReferences) {
  const standing = change.kind === 'withdrawn' ? undefined : change.standing;
  return {
    id,
    postingId: change.postingId,
    organisationId: change.organisationId,
    holder: change.holder,
    candidateReference: references.candidate(change.organisationId, change.holder),
    state: standing ? ('live' as const) : ('withdrawn' as const),
    tier: standing?.tier ?? null,
    score: standing?.score ?? null,
    explanation: standing?.explanation ?? [],
    credentialIds: credentialsBehind(standing?.explanation ?? []),
    fingerprint: change.kind === 'withdrawn' ? '' : change.fingerprint,
    reason: change.kind === 'withdrawn' ? change.reason : null,
    at,
  };
}

/** Where a change came to stand once its row was written. */
export interface Place {
  readonly matchId: string;
  readonly sequence: number;
}

/** The feed entry of a change. */
export function entryOf(
  { change, cause, at }: RecordedChange,
  place: Place,
  of: { id: string; postingTitle: string; sealedIdentity: Buffer | null; references: EmployerReferences },
): Omit<StoredEntry, 'cursor' | 'tombstone'> {
  const { organisationId, holder } = change;
  const released = of.sealedIdentity !== null;
  return {
    id: of.id,
    type: `match.${change.kind}`,
    organisationId,
    postingId: change.postingId,
    postingTitle: of.postingTitle,
    matchId: place.matchId,
    holder,
    candidateReference: of.references.candidate(organisationId, holder),
    sequence: place.sequence,
    occurredAt: at,
    causeEvent: cause.event,
    causedAt: new Date(cause.occurredAt),
    standing:
      change.kind === 'withdrawn'
        ? null
        : {
            tier: change.standing.tier,
            score: change.standing.score,
            explanation: of.references.explanation(organisationId, change.standing.explanation, released),
          },
    sealedIdentity: change.kind === 'withdrawn' ? null : of.sealedIdentity,
    reason: change.kind === 'withdrawn' ? change.reason : null,
  };
}

/** The event of a change, and its payload. */
export function factOf({ change, cause, at }: RecordedChange, place: Place, candidateReference: string) {
  const common = {
    matchId: place.matchId,
    postingId: change.postingId,
    organisationId: change.organisationId,
    holder: change.holder,
    candidateReference,
    sequence: place.sequence,
    at: at.toISOString(),
  };
  if (change.kind === 'withdrawn') {
    return { event: matchWithdrawn, data: { ...common, reason: change.reason } };
  }
  const { tier, score } = change.standing;
  return {
    event: change.kind === 'created' ? matchCreated : matchUpdated,
    data: { ...common, tier, score, cause },
  };
}
