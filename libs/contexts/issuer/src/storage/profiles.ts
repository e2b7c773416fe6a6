import type { Transaction } from '@wellspring/persistence';
import type { KeyPurpose, PublicJwk, SigningAlgorithm } from '@wellspring/standards';

export interface ProfileRow {
  readonly organisation_id: string;
  readonly slug: string;
  readonly name: string;
  readonly did_web: string;
  readonly did_key: string;
}

export interface SigningKeyRow {
  readonly id: string;
  readonly organisation_id: string;
  readonly verification_method: string;
  readonly algorithm: SigningAlgorithm;
  readonly purpose: KeyPurpose;
  readonly public_jwk: PublicJwk;
  readonly wrapped_private: Buffer;
  readonly valid_from: Date;
  readonly valid_until: Date | null;
  readonly compromised_since: Date | null;
}

/** An organisation as identity told of it. */
export async function saveOrganisation(
  tx: Transaction,
  organisation: { id: string; slug: string; name: string; kind: string },
): Promise<void> {
  const { id, slug, name, kind } = organisation;
  await tx.query(
    `insert into issuer.organisation (id, slug, name, kind) values ($1, $2, $3, $4)
     on conflict (id) do update set name = excluded.name`,
    [id, slug, name, kind],
  );
}

/** Whether an organisation is an institution that has been told of here. */
export async function isInstitution(tx: Transaction, organisationId: string): Promise<boolean> {
  const rows = await tx.query("select 1 from issuer.organisation where id = $1 and kind = 'institution'", [
    organisationId,
  ]);
  return rows.length > 0;
}

const profileColumns = `p.organisation_id, p.slug, o.name, p.did_web, p.did_key
  from issuer.profile p join issuer.organisation o on o.id = p.organisation_id`;

export async function profileOf(tx: Transaction, organisationId: string): Promise<ProfileRow | undefined> {
  const [row] = await tx.query<ProfileRow>(`select ${profileColumns} where p.organisation_id = $1`, [
    organisationId,
  ]);
  return row;
}

export async function profileBySlug(tx: Transaction, slug: string): Promise<ProfileRow | undefined> {
  const [row] = await tx.query<ProfileRow>(`select ${profileColumns} where p.slug = $1`, [slug]);
  return row;
}

export async function insertProfile(
  tx: Transaction,
  profile: Omit<ProfileRow, 'name'>,
  at: Date,
): Promise<void> {
  await tx.query(
    'insert into issuer.profile (organisation_id, slug, did_web, did_key, registered_at) values ($1, $2, $3, $4, $5)',
    [profile.organisation_id, profile.slug, profile.did_web, profile.did_key, at],
  );
}

export async function signingKeysOf(tx: Transaction, organisationId: string): Promise<SigningKeyRow[]> {
  return tx.query<SigningKeyRow>(
    'select * from issuer.signing_key where organisation_id = $1 order by valid_from desc',
    [organisationId],
  );
}

export async function insertSigningKey(tx: Transaction, key: SigningKeyRow): Promise<void> {
  await tx.query(
    `insert into issuer.signing_key (id, organisation_id, verification_method, algorithm, purpose, public_jwk,
       wrapped_private, valid_from, valid_until, compromised_since) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      key.id,
      key.organisation_id,
      key.verification_method,
      key.algorithm,
      key.purpose,
      JSON.stringify(key.public_jwk),
      key.wrapped_private,
      key.valid_from,
      key.valid_until,
      key.compromised_since,
    ],
  );
}

export async function recordSignatures(
  tx: Transaction,
  audit: { organisationId: string; keyId: string; purpose: string; signatures: number; at: Date },
): Promise<void> {
  await tx.query(
    'insert into issuer.signature_audit (organisation_id, key_id, purpose, signatures, signed_at) values ($1, $2, $3, $4, $5)',
    [audit.organisationId, audit.keyId, audit.purpose, audit.signatures, audit.at],
  );
}

export async function signatureCounts(tx: Transaction, organisationId: string): Promise<Map<string, number>> {
  const rows = await tx.query<{ key_id: string; signatures: string }>(
    'select key_id, sum(signatures) as signatures from issuer.signature_audit where organisation_id = $1 group by key_id',
    [organisationId],
  );
  return new Map(rows.map((row) => [row.key_id, Number(row.signatures)]));
}

/** Notes that an institution waits for its keys, unless it has some. */
export async function awaitProfile(tx: Transaction, organisationId: string): Promise<void> {
  await tx.query(
    `insert into issuer.pending_profile (organisation_id)
     select $1 where not exists (select 1 from issuer.profile where organisation_id = $1) on conflict do nothing`,
    [organisationId],
  );
}

/** An institution that waits for its keys, locked for this transaction. */
export async function pendingProfile(
  tx: Transaction,
): Promise<{ id: string; slug: string; name: string } | undefined> {
  const [row] = await tx.query<{ id: string; slug: string; name: string }>(
    `select o.id, o.slug, o.name from issuer.pending_profile w join issuer.organisation o on o.id = w.organisation_id
     limit 1 for update of w skip locked`,
  );
  return row;
}

export async function profileMade(tx: Transaction, organisationId: string): Promise<void> {
  await tx.query('delete from issuer.pending_profile where organisation_id = $1', [organisationId]);
}
