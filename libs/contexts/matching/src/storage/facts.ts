import type { AchievedItem } from '@wellspring/contracts';
import type { Transaction } from '@wellspring/persistence';
import type { Cause } from '../domain/cause.js';

/** Identifiers longer than this never reach an index; no issuer of this installation makes them. */
const longestIdentifier = 2000;

export function isIndexable(credentialId: string): boolean {
  return Buffer.byteLength(credentialId) <= longestIdentifier;
}

/** Marks every holder of the credential `$1` to be looked at again. */
const markHolders = (cause: string, urgent: boolean) => `
  insert into matching.pending_candidate (holder, cause, urgent)
  select distinct holder, ${cause}::jsonb, ${urgent} from matching.holding where credential_id = $1`;

export async function saveIssued(
  tx: Transaction,
  issued: {
    credentialId: string;
    organisationId: string;
    digest: string;
    items: readonly AchievedItem[];
    validUntil: string | null;
  },
  cause: Cause,
): Promise<void> {
  await tx.query(
    `with fact as (
       insert into matching.issued_credential (credential_id, organisation_id, digest, items, valid_until)
       values ($1, $2, $3, $4, $5)
       on conflict (credential_id) do update set organisation_id = excluded.organisation_id,
         digest = excluded.digest, items = excluded.items, valid_until = excluded.valid_until)
     ${markHolders('$6', false)}`,
    [
      issued.credentialId,
      issued.organisationId,
      issued.digest,
      JSON.stringify(issued.items),
      issued.validUntil,
      JSON.stringify(cause),
    ],
  );
}

export async function saveRevoked(
  tx: Transaction,
  revoked: { credentialId: string; revokedAt: string },
  cause: Cause,
): Promise<void> {
  await tx.query(
    `with fact as (
       insert into matching.issued_credential (credential_id, revoked_at) values ($1, $2)
       on conflict (credential_id) do update
         set revoked_at = least(issued_credential.revoked_at, excluded.revoked_at))
     ${markHolders('$3', true)}`,
    [revoked.credentialId, revoked.revokedAt, JSON.stringify(cause)],
  );
}

export async function saveClaimed(
  tx: Transaction,
  claimed: {
    holder: string;
    credentialId: string;
    digest: string;
    organisationId: string | undefined;
    claimedAt: string;
  },
  cause: Cause,
): Promise<void> {
  await tx.query(
    `with fact as (
       insert into matching.holding (holder, credential_id, digest, organisation_id, claimed_at)
       select $1, $2, $3, $4, $5
       where not exists (select 1 from matching.erased_holder where holder = $1)
       on conflict (holder, credential_id, digest) do update
         set organisation_id = coalesce(holding.organisation_id, excluded.organisation_id))
     insert into matching.pending_candidate (holder, cause) values ($1, $6)`,
    [
      claimed.holder,
      claimed.credentialId,
      claimed.digest,
      claimed.organisationId ?? null,
      claimed.claimedAt,
      JSON.stringify(cause),
    ],
  );
}

/** The latest verification of the same bytes for the same holder counts, whichever arrives first. */
export async function saveVerified(
  tx: Transaction,
  verified: {
    holder: string;
    credentialId: string;
    digest: string;
    verificationId: string;
    outcome: 'verified' | 'refused';
    reasons: readonly string[];
    warnings?: readonly string[] | undefined;
    items: readonly AchievedItem[];
    validUntil: string | null;
    verifiedAt: string;
  },
  cause: Cause,
): Promise<void> {
  await tx.query(
    `with fact as (
       insert into matching.verification (holder, credential_id, digest, verification_id, outcome, reasons,
         warnings, items, valid_until, verified_at)
       select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10
       where not exists (select 1 from matching.erased_holder where holder = $1)
       on conflict (holder, credential_id, digest) do update
         set verification_id = excluded.verification_id, outcome = excluded.outcome,
             reasons = excluded.reasons, warnings = excluded.warnings, items = excluded.items,
             valid_until = excluded.valid_until, verified_at = excluded.verified_at
         where (excluded.verified_at, excluded.verification_id)
             > (verification.verified_at, verification.verification_id))
     insert into matching.pending_candidate (holder, cause) values ($1, $11)`,
    [
      verified.holder,
      verified.credentialId,
      verified.digest,
      verified.verificationId,
      verified.outcome,
      verified.reasons,
      verified.warnings ?? [],
      JSON.stringify(verified.items),
      verified.validUntil,
      verified.verifiedAt,
      JSON.stringify(cause),
    ],
  );
}

export async function saveConsent(
  tx: Transaction,
  consent: {
    consentId: string;
    holder: string;
    records: readonly string[] | null;
    parties: readonly string[] | null;
    until: string;
  },
  cause: Cause,
): Promise<void> {
  await tx.query(
    `with fact as (
       insert into matching.consent (consent_id, holder, granted, records, parties, until)
       select $1, $2, true, $3, $4, $5
       where not exists (select 1 from matching.erased_holder where holder = $2)
       on conflict (consent_id) do update set granted = true, records = excluded.records,
         parties = excluded.parties, until = excluded.until)
     insert into matching.pending_candidate (holder, cause) values ($2, $6)`,
    [
      consent.consentId,
      consent.holder,
      consent.records,
      consent.parties,
      consent.until,
      JSON.stringify(cause),
    ],
  );
}

export async function saveWithdrawal(
  tx: Transaction,
  withdrawal: { consentId: string; holder: string; withdrawnAt: string },
  cause: Cause,
): Promise<void> {
  await tx.query(
    `with fact as (
       insert into matching.consent (consent_id, holder, granted, withdrawn_at)
       select $1, $2, false, $3
       where not exists (select 1 from matching.erased_holder where holder = $2)
       on conflict (consent_id) do update set withdrawn_at = excluded.withdrawn_at)
     insert into matching.pending_candidate (holder, cause, urgent) values ($2, $4, true)`,
    [withdrawal.consentId, withdrawal.holder, withdrawal.withdrawnAt, JSON.stringify(cause)],
  );
}

/** Drops what was kept of a person, and remembers that nothing may be kept again. */
export async function eraseHolder(
  tx: Transaction,
  erased: { holder: string; erasedAt: string },
  cause: Cause,
): Promise<void> {
  await tx.query(
    `with erased as (
       insert into matching.erased_holder values ($1, $2) on conflict do nothing),
     held as (delete from matching.holding where holder = $1),
     checked as (delete from matching.verification where holder = $1),
     consented as (delete from matching.consent where holder = $1),
     known as (delete from matching.candidate_item where holder = $1),
     shown as (delete from matching.released_identity where holder = $1)
     insert into matching.pending_candidate (holder, cause, urgent) values ($1, $3, true)`,
    [erased.holder, erased.erasedAt, JSON.stringify(cause)],
  );
}

export async function saveOrganisation(
  tx: Transaction,
  organisation: { organisationId: string; name: string; kind: string; registeredAt: string },
): Promise<void> {
  await tx.query(
    `insert into matching.organisation values ($1, $2, $3, $4)
     on conflict (organisation_id) do update set name = excluded.name, kind = excluded.kind,
       registered_at = excluded.registered_at
       where excluded.registered_at >= organisation.registered_at`,
    [organisation.organisationId, organisation.name, organisation.kind, organisation.registeredAt],
  );
}
