import type { AchievedItem, ProfileStanding } from '@wellspring/contracts';
import type { ProfileItem } from '@wellspring/match-engine';

/** The verifier's code for an issuer that the trust registry does not know. */
export const unknownIssuer = 'ISSUER_UNKNOWN';

/** A credential in a holder's wallet, with what issuer and verifier said about these very bytes. */
export interface HeldCredential {
  readonly credentialId: string;
  readonly items: readonly AchievedItem[];
  /** True when the verifier accepted the bytes, and they came from their institution or a trusted issuer. */
  readonly verified: boolean;
  /** Codes of the checks that did not pass. */
  readonly reasons: readonly string[];
  readonly revoked: boolean;
  readonly validUntil: Date | null;
}

export interface Consent {
  readonly granted: boolean;
  /** Credential ids; null is all records. */
  readonly records: readonly string[] | null;
  /** Organisation ids; null is every employer. */
  readonly parties: readonly string[] | null;
  readonly until: Date | null;
  readonly withdrawn: boolean;
}

/** Everything that decides what a candidate may be matched by. */
export interface CandidateFacts {
  readonly holder: string;
  readonly erased: boolean;
  readonly credentials: readonly HeldCredential[];
  readonly consents: readonly Consent[];
}

/** Which of a candidate's records an employer may use now. */
export type Coverage = 'none' | 'all' | ReadonlySet<string>;

/** What live consents allow an employer: the union of their records. */
export function coverageFor(facts: CandidateFacts, employer: string, now: Date): Coverage {
  if (facts.erased) return 'none';
  const live = facts.consents.filter((consent) => isLive(consent, now) && names(consent, employer));
  if (live.length === 0) return 'none';
  if (live.some(({ records }) => records === null)) return 'all';
  return new Set(live.flatMap(({ records }) => records ?? []));
}

export function isCovered(coverage: Coverage, credentialId: string): boolean {
  if (coverage === 'none') return false;
  return coverage === 'all' || coverage.has(credentialId);
}

function isLive({ granted, withdrawn, until }: Consent, now: Date): boolean {
  return granted && !withdrawn && until !== null && until > now;
}

function names({ parties }: Consent, employer: string): boolean {
  return parties === null || parties.includes(employer);
}

export function isExpired({ validUntil, reasons }: HeldCredential, now: Date): boolean {
  return (validUntil !== null && validUntil <= now) || reasons.includes('EXPIRED');
}

export function isRevoked({ revoked, reasons }: HeldCredential): boolean {
  return revoked || reasons.includes('REVOKED');
}

/** Verified, current and not taken back. */
export function isUsable(credential: HeldCredential, now: Date): boolean {
  return credential.verified && !isRevoked(credential) && !isExpired(credential, now);
}

/** Why a credential is in the profile that any employer could be shown, or what keeps it out. */
export function standingOf(credential: HeldCredential, facts: CandidateFacts, now: Date): ProfileStanding {
  if (isRevoked(credential)) return 'revoked';
  if (isExpired(credential, now)) return 'expired';
  if (!credential.verified) return 'not-verified';
  const consented = facts.consents.some(
    (consent) =>
      isLive(consent, now) && (consent.records === null || consent.records.includes(credential.credentialId)),
  );
  return consented && !facts.erased ? 'used' : 'no-consent';
}

/** The verified items that an employer may be told of. */
export function profileFor(facts: CandidateFacts, coverage: Coverage, now: Date): ProfileItem[] {
  return facts.credentials
    .filter((credential) => isUsable(credential, now) && isCovered(coverage, credential.credentialId))
    .flatMap(({ credentialId, items }) => items.map(({ uri, level }) => ({ uri, level, credentialId })));
}

/** Every item that any employer could be told of: what postings are looked up by. */
export function itemsOf(facts: CandidateFacts, now: Date): string[] {
  if (facts.erased) return [];
  const usable = facts.credentials.filter((credential) => isUsable(credential, now));
  return [...new Set(usable.flatMap(({ items }) => items.map(({ uri }) => uri)))];
}
