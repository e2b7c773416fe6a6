import type { Transaction } from '@wellspring/persistence';

export interface CollectableRow {
  readonly credential_id: string;
  readonly holder: string;
  readonly subject: string;
  readonly organisation_id: string;
}

/** Notes that a credential was issued; again changes nothing. */
export async function noteIssued(
  tx: Transaction,
  issued: { credentialId: string; subject: string; organisationId: string; digest: string },
): Promise<void> {
  await tx.query(
    `insert into wallet.issued_credential (credential_id, subject, organisation_id, digest) values ($1, $2, $3, $4)
     on conflict do nothing`,
    [issued.credentialId, issued.subject, issued.organisationId, issued.digest],
  );
}

/** Credentials that connected wallets have not collected yet, locked for this transaction. */
export async function collectable(tx: Transaction, limit: number): Promise<CollectableRow[]> {
  return tx.query<CollectableRow>(
    `select i.credential_id, c.holder, i.subject, i.organisation_id
     from wallet.issued_credential i join wallet.connection c on c.subject = i.subject
     where not i.collected and i.next_attempt_at <= clock_timestamp()
     order by i.credential_id limit $1 for update of i skip locked`,
    [limit],
  );
}

export async function markCollected(tx: Transaction, ids: readonly string[]): Promise<void> {
  await tx.query(
    'update wallet.issued_credential set collected = true where credential_id = any($1::text[])',
    [ids],
  );
}

/** Puts off what could not be had, longer each time, at most a minute. */
export async function postpone(tx: Transaction, ids: readonly string[]): Promise<void> {
  await tx.query(
    `update wallet.issued_credential set attempts = attempts + 1,
       next_attempt_at = clock_timestamp() + least(60, 0.5 * power(2, least(attempts, 8))) * interval '1 second'
     where credential_id = any($1::text[])`,
    [ids],
  );
}
