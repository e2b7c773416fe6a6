import type {
  CandidateIdentity,
  EmployerExplanation,
  FeedEntry,
  MatchTier,
  WithdrawalReason,
} from '@wellspring/contracts';

/** An entry as it is stored. */
export interface StoredEntry {
  readonly id: string;
  readonly cursor: number;
  readonly type: FeedEntry['type'];
  readonly organisationId: string;
  readonly postingId: string;
  readonly postingTitle: string;
  readonly matchId: string;
  readonly holder: string;
  readonly candidateReference: string;
  readonly sequence: number;
  readonly occurredAt: Date;
  readonly causeEvent: string | null;
  readonly causedAt: Date;
  readonly standing: { tier: MatchTier; score: number; explanation: EmployerExplanation[] } | null;
  readonly sealedIdentity: Buffer | null;
  readonly reason: WithdrawalReason | null;
  readonly tombstone: boolean;
}

/**
 * An entry as every transport hands it out: the same fields in the same order, so that its bytes are the same
 * on each of them and in every replay.
 */
export function feedEntryOf(stored: StoredEntry, identity: CandidateIdentity | undefined): FeedEntry {
  return {
    id: stored.id,
    cursor: stored.cursor,
    type: stored.type,
    occurredAt: stored.occurredAt.toISOString(),
    sequence: stored.sequence,
    posting: { id: stored.postingId, title: stored.postingTitle },
    match: { id: stored.matchId, ...stored.standing },
    candidate: { reference: stored.candidateReference, ...(identity && { identity }) },
    ...(stored.standing &&
      stored.causeEvent && {
        cause: { event: stored.causeEvent, occurredAt: stored.causedAt.toISOString() },
      }),
    ...(stored.reason && { reason: stored.reason }),
    ...(stored.tombstone && { tombstone: true as const }),
  };
}
