import type { AchievedItem } from '@wellspring/contracts';
import type { Transaction } from '@wellspring/persistence';
import type { CandidateFacts, Consent, HeldCredential } from '../domain/candidate-facts.js';
import type { Cause } from '../domain/cause.js';

/** Identifiers longer than this never reach an index; no issuer of this installation makes them. */
const longestIdentifier = 2000;

export function isIndexable(credentialId: string): boolean {
  return Buffer.byteLength(credentialId) <= longestIdentifier;
}

/** Marks every holder of a credential to be looked at again. */
const markHoldersOf = `
  insert into matching.pending_candidate (holder, cause)
  select distinct holder, $CAUSE::jsonb from matching.holding where credential_id = $1`;

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
     ${markHoldersOf.replace('$CAUSE', '$6')}`,
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
     ${markHoldersOf.replace('$CAUSE', '$3')}`,
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
    items: readonly AchievedItem[];
    validUntil: string | null;
    verifiedAt: string;
  },
  cause: Cause,
): Promise<void> {
  await tx.query(
    `with fact as (
       insert into matching.verification (holder, credential_id, digest, verification_id, outcome, reasons,
         items, valid_until, verified_at)
       select $1, $2, $3, $4, $5, $6, $7, $8, $9
       where not exists (select 1 from matching.erased_holder where holder = $1)
       on conflict (holder, credential_id, digest) do update
         set verification_id = excluded.verification_id, outcome = excluded.outcome,
             reasons = excluded.reasons, items = excluded.items, valid_until = excluded.valid_until,
             verified_at = excluded.verified_at
         where (excluded.verified_at, excluded.verification_id)
             > (verification.verified_at, verification.verification_id))
     insert into matching.pending_candidate (holder, cause) values ($1, $10)`,
    [
      verified.holder,
      verified.credentialId,
      verified.digest,
      verified.verificationId,
      verified.outcome,
      verified.reasons,
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
     insert into matching.pending_candidate (holder, cause) values ($2, $4)`,
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
     insert into matching.pending_candidate (holder, cause) values ($1, $3)`,
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

/** What decides about candidates, for a batch of holders. */
export async function loadFacts(tx: Transaction, holders: readonly string[]): Promise<CandidateFacts[]> {
  const [credentials, consents, erased] = [
    await loadCredentials(tx, holders),
    await loadConsents(tx, holders),
    await tx.query<{ holder: string }>(
      'select holder from matching.erased_holder where holder = any($1::uuid[])',
      [holders],
    ),
  ];
  const gone = new Set(erased.map(({ holder }) => holder));
  return holders.map((holder) => ({
    holder,
    erased: gone.has(holder),
    credentials: credentials.get(holder) ?? [],
    consents: consents.get(holder) ?? [],
  }));
}

/**
 * A credential of this installation counts once its issuer's announcement is here and names the same bytes;
 * one from elsewhere counts by what the verifier read in it.
 */
async function loadCredentials(
  tx: Transaction,
  holders: readonly string[],
): Promise<Map<string, HeldCredential[]>> {
  const rows = await tx.query<HeldCredential & { holder: string }>(
    `select holding.holder, holding.credential_id as "credentialId",
            coalesce(issued.items, verification.items) as items,
            verification.outcome = 'verified'
              and (issued.digest = holding.digest
                   or issued.digest is null and holding.organisation_id is null) as verified,
            verification.reasons, issued.revoked_at is not null as revoked,
            least(issued.valid_until, verification.valid_until) as "validUntil"
     from matching.holding
     join matching.verification using (holder, credential_id, digest)
     left join matching.issued_credential as issued on issued.credential_id = holding.credential_id
     where holding.holder = any($1::uuid[])
     order by holding.holder, holding.credential_id, holding.digest`,
    [holders],
  );
  return grouped(rows);
}

async function loadConsents(tx: Transaction, holders: readonly string[]): Promise<Map<string, Consent[]>> {
  const rows = await tx.query<Consent & { holder: string }>(
    `select holder, granted, records, parties::text[] as parties, until,
            withdrawn_at is not null as withdrawn
     from matching.consent where holder = any($1::uuid[]) order by consent_id`,
    [holders],
  );
  return grouped(rows);
}

function grouped<TRow extends { holder: string }>(rows: readonly TRow[]): Map<string, TRow[]> {
  const groups = new Map<string, TRow[]>();
  for (const row of rows) {
    const group = groups.get(row.holder);
    if (group) group.push(row);
    else groups.set(row.holder, [row]);
  }
  return groups;
}
