import type { Transaction } from '@wellspring/persistence';

export interface CollectableRow {
  readonly credential_id: string;
  readonly holder: string;
  readonly subject: string;
  readonly organisation_id: string;
}

/**
 * Makes the note of an issued credential and the connection of its recipient wait for each other: whichever
 * comes second sees the first, so that none is left behind.
 */
export async function lockSubject(tx: Transaction, subject: string): Promise<void> {
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`wallet:subject:${subject}`]);
}

/** Notes that a credential was issued; again changes nothing. */
export async function noteIssued(
  tx: Transaction,
  issued: { credentialId: string; subject: string; organisationId: string; digest: string },
): Promise<void> {
  await lockSubject(tx, issued.subject);
  await tx.query(
    `insert into wallet.issued_credential (credential_id, subject, organisation_id, digest, connected)
     select $1, $2, $3, $4, exists (select 1 from wallet.connection where subject = $2)
     on conflict do nothing`,
    [issued.credentialId, issued.subject, issued.organisationId, issued.digest],
  );
}

/**
 * Credentials that connected wallets have not collected yet, locked for this transaction; their connections
 * too, so that erasing a person waits and then finds what was collected.
 */
export async function collectable(tx: Transaction, limit: number): Promise<CollectableRow[]> {
  return tx.query<CollectableRow>(
    `select i.credential_id, c.holder, i.subject, i.organisation_id
     from wallet.issued_credential i join wallet.connection c on c.subject = i.subject
     where i.connected and not i.collected and i.next_attempt_at <= clock_timestamp() and c.auto_receive
     order by i.next_attempt_at limit $1 for update of i skip locked for share of c skip locked`,
    [limit],
  );
}

export async function markCollected(tx: Transaction, ids: readonly string[]): Promise<void> {
  await tx.query(
    'update wallet.issued_credential set collected = true where credential_id = any($1::text[])',
    [ids],
  );
}

/** Puts off what is not to be had, longer each time, at most so many seconds. */
export async function postpone(tx: Transaction, ids: readonly string[], mostSeconds: number): Promise<void> {
  await tx.query(
    `update wallet.issued_credential set attempts = attempts + 1,
       next_attempt_at = clock_timestamp() + least($2, 0.25 * power(2, least(attempts, 16))) * interval '1 second'
     where credential_id = any($1::text[])`,
    [ids, mostSeconds],
  );
}
