import type { TrustedIssuer } from '@wellspring/contracts';
import type { Transaction } from '@wellspring/persistence';

export interface TrustRow {
  readonly did: string;
  readonly name: string | null;
  readonly organisation_id: string | null;
  readonly status: TrustedIssuer['status'];
  readonly source: TrustedIssuer['source'];
  readonly reason: string;
  readonly achievement_types: string[] | null;
  readonly changed_at: Date;
}

export type TrustChangeRow = Pick<
  TrustRow,
  'status' | 'source' | 'reason' | 'achievement_types' | 'changed_at'
>;

/** An organisation of this installation goes by the name that it has now. */
const entries = `
  select t.did, coalesce(o.name, t.name) as name, t.organisation_id, t.status, t.source, t.reason,
         t.achievement_types, t.changed_at
  from verifier.trusted_issuer t left join verifier.organisation o on o.id = t.organisation_id`;

export async function trustOf(tx: Transaction, did: string): Promise<TrustRow | undefined> {
  const [row] = await tx.query<TrustRow>(`${entries} where t.did = $1`, [did]);
  return row;
}

export async function listTrust(tx: Transaction): Promise<TrustRow[]> {
  return tx.query(`${entries} order by coalesce(o.name, t.name) nulls last, t.did`);
}

/** An institution of this installation: trusted, unless an operator has said otherwise. */
export async function trustInstallation(
  tx: Transaction,
  issuer: { dids: readonly string[]; name: string; organisationId: string; at: string },
): Promise<void> {
  await tx.query(
    `with fresh as (
       insert into verifier.trusted_issuer (did, name, organisation_id, status, source, reason, changed_at)
       select did, $2, $3, 'trusted', 'installation', 'It issues on this installation.', $4
       from unnest($1::text[]) as did
       on conflict (did) do nothing
       returning did, status, source, reason, changed_at)
     insert into verifier.trust_change (did, status, source, reason, changed_by, changed_at)
     select did, status, source, reason, 'installation', changed_at from fresh`,
    [issuer.dids, issuer.name, issuer.organisationId, issuer.at],
  );
  await tx.query(
    'update verifier.trusted_issuer set name = $2, organisation_id = $3 where did = any($1::text[])',
    [issuer.dids, issuer.name, issuer.organisationId],
  );
}

export interface TrustDecision {
  readonly did: string;
  readonly name: string | null;
  readonly status: TrustRow['status'];
  readonly reason: string;
  readonly achievementTypes: readonly string[] | null;
  readonly by: string;
  readonly at: Date;
}

/** Enters what an operator decided, and remembers it. */
export async function setTrust(tx: Transaction, decision: TrustDecision): Promise<TrustRow> {
  const { did, name, status, reason, achievementTypes, by, at } = decision;
  await tx.query(
    `insert into verifier.trusted_issuer (did, name, status, source, reason, achievement_types, changed_at)
     values ($1, $2, $3, 'operator', $4, $5, $6)
     on conflict (did) do update set name = coalesce(excluded.name, verifier.trusted_issuer.name),
       status = excluded.status, source = excluded.source, reason = excluded.reason,
       achievement_types = excluded.achievement_types, changed_at = excluded.changed_at`,
    [did, name, status, reason, achievementTypes, at],
  );
  await tx.query(
    `insert into verifier.trust_change (did, status, source, reason, achievement_types, changed_by, changed_at)
     values ($1, $2, 'operator', $3, $4, $5, $6)`,
    [did, status, reason, achievementTypes, by, at],
  );
  const row = await trustOf(tx, did);
  if (!row) throw new Error('An issuer that was just entered is not there.');
  return row;
}

export async function changesOf(tx: Transaction, did: string): Promise<TrustChangeRow[]> {
  return tx.query(
    `select status, source, reason, achievement_types, changed_at from verifier.trust_change
     where did = $1 order by id desc limit 200`,
    [did],
  );
}
