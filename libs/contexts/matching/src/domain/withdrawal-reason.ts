import type { WithdrawalReason } from '@wellspring/contracts';
import { coverageFor, isCovered, isExpired, isRevoked, type CandidateFacts } from './candidate-facts.js';

/** A match that no longer stands, as it was explained. */
export interface EndedMatch {
  readonly organisationId: string;
  /** The credentials that it rested on. */
  readonly credentialIds: readonly string[];
}

/**
 * Why a match ended: what happened to the person comes before what happened to the posting, that before the
 * consent, and that before what happened to the credentials.
 */
export function withdrawalReason(
  match: EndedMatch,
  facts: CandidateFacts,
  posting: { readonly open: boolean },
  now: Date,
): WithdrawalReason {
  if (facts.erased) return 'erased';
  if (!posting.open) return 'posting-closed';
  const coverage = coverageFor(facts, match.organisationId, now);
  if (coverage === 'none' || match.credentialIds.some((id) => !isCovered(coverage, id))) return 'consent';
  const credentials = facts.credentials.filter(({ credentialId }) =>
    match.credentialIds.includes(credentialId),
  );
  if (credentials.some(isRevoked)) return 'revoked';
  if (credentials.some((credential) => isExpired(credential, now))) return 'expired';
  return 'unqualified';
}

/** Reasons after which an employer must not keep what it was sent before. */
export function leavesTombstones(reason: WithdrawalReason): boolean {
  return reason === 'consent' || reason === 'erased';
}
