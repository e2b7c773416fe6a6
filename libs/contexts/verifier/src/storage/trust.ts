import type { TrustedIssuer } from '@wellspring/contracts';
import type { Transaction } from '@wellspring/persistence';

export interface TrustRow {
  readonly did: string;
  readonly name: string | null;
  readonly organisation_id: string | null;
  readonly status: TrustedIssuer['status'];
  readonly source: TrustedIssuer['source'];
  readonly reason: string;
  readonly changed_at: Date;
}

export async function trustOf(tx: Transaction, did: string): Promise<TrustRow | undefined> {
  const [row] = await tx.query<TrustRow>('select * from verifier.trusted_issuer where did = $1', [did]);
  return row;
}

export async function listTrust(tx: Transaction): Promise<TrustRow[]> {
  return tx.query('select * from verifier.trusted_issuer order by name nulls last, did');
}

/** An institution of this installation: trusted, unless an operator has said otherwise. */
export async function trustInstallation(
  tx: Transaction,
  issuer: { did: string; name: string; organisationId: string; at: string },
): Promise<void> {
  await tx.query(
    `insert into verifier.trusted_issuer (did, name, organisation_id, status, source, reason, changed_at)
     values ($1, $2, $3, 'trusted', 'installation', 'It issues on this installation.', $4)
     on conflict (did) do update set name = excluded.name, organisation_id = excluded.organisation_id`,
    [issuer.did, issuer.name, issuer.organisationId, issuer.at],
  );
}

export async function setTrust(
  tx: Transaction,
  change: { did: string; name: string | null; status: string; reason: string; by: string; at: Date },
): Promise<void> {
  await tx.query(
    `insert into verifier.trusted_issuer (did, name, status, source, reason, changed_at) values ($1, $2, $3, 'operator', $4, $5)
     on conflict (did) do update set name = coalesce(excluded.name, verifier.trusted_issuer.name), status = excluded.status,
       source = 'operator', reason = excluded.reason, changed_at = excluded.changed_at`,
    [change.did, change.name, change.status, change.reason, change.at],
  );
  await tx.query(
    'insert into verifier.trust_change (did, status, reason, changed_by, changed_at) values ($1, $2, $3, $4, $5)',
    [change.did, change.status, change.reason, change.by, change.at],
  );
}
