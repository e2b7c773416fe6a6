import type { CredentialFormat } from '@wellspring/contracts';
import { bulkInsert, type Transaction } from '@wellspring/persistence';
import type { KnownAward, KnownAwards } from '../domain/award-outcome.js';

export interface AwardRow {
  readonly id: string;
  readonly organisation_id: string;
  readonly external_id: string;
  readonly content_hash: string;
  readonly recipient_id: string;
  readonly achievement_id: string;
  readonly level: number | null;
  readonly awarded_at: Date;
}

export interface CredentialRow {
  readonly id: string;
  readonly award_id: string;
  readonly organisation_id: string;
  readonly recipient_id: string;
  readonly achievement_id: string;
  readonly format: CredentialFormat;
  readonly digest: string;
  readonly sealed: Buffer;
  readonly key_id: string;
  readonly list_id: string;
  readonly list_index: number;
  readonly issued_at: Date;
}

export interface StoredCredential extends CredentialRow {
  readonly claimed_at: Date | null;
  readonly revoked_at: Date | null;
  readonly revoked_reason: string | null;
}

export interface CredentialListRow extends Omit<StoredCredential, 'sealed'> {
  readonly external_id: string;
  readonly achievement_name: string;
  readonly personal: Buffer;
}

/** Stores awards that are new, in one order always, so that calls wait for each other; answers the ids of those. */
export async function insertAwards(tx: Transaction, rows: readonly AwardRow[]): Promise<Set<string>> {
  const columns = {
    id: 'uuid',
    organisation_id: 'uuid',
    external_id: 'text',
    content_hash: 'text',
    recipient_id: 'uuid',
    achievement_id: 'uuid',
    level: 'int',
    awarded_at: 'timestamptz',
  };
  const tail = 'on conflict (organisation_id, external_id) do nothing returning id';
  const ordered = rows.toSorted((a, b) => (a.external_id < b.external_id ? -1 : 1));
  const inserted = await bulkInsert<{ id: string }>(tx, 'issuer.award', columns, ordered, tail);
  return new Set(inserted.map(({ id }) => id));
}

export async function insertCredentials(tx: Transaction, rows: readonly CredentialRow[]): Promise<void> {
  const columns = {
    id: 'text',
    award_id: 'uuid',
    organisation_id: 'uuid',
    recipient_id: 'uuid',
    achievement_id: 'uuid',
    format: 'text',
    digest: 'text',
    sealed: 'bytea',
    key_id: 'uuid',
    list_id: 'uuid',
    list_index: 'int',
    issued_at: 'timestamptz',
  };
  await bulkInsert(tx, 'issuer.credential', columns, rows);
}

export async function awardsByExternalId(
  tx: Transaction,
  organisationId: string,
  externalIds: readonly string[],
): Promise<KnownAwards> {
  const rows = await tx.query<KnownAward & { externalId: string }>(
    `select a.external_id as "externalId", a.id as "awardId", a.recipient_id as "recipientId",
       a.content_hash as "contentHash",
       coalesce(jsonb_agg(jsonb_build_object('credentialId', c.id, 'format', c.format, 'digest', c.digest)
         order by c.format) filter (where c.id is not null), '[]') as credentials
     from issuer.award a left join issuer.credential c on c.award_id = a.id
     where a.organisation_id = $1 and a.external_id = any($2::text[]) group by a.id`,
    [organisationId, externalIds],
  );
  return new Map(rows.map(({ externalId, ...award }) => [externalId, award]));
}

export async function lockCredential(
  tx: Transaction,
  organisationId: string,
  id: string,
): Promise<StoredCredential | undefined> {
  const [row] = await tx.query<StoredCredential>(
    'select * from issuer.credential where id = $1 and organisation_id = $2 for update',
    [id, organisationId],
  );
  return row;
}

export async function markRevoked(tx: Transaction, id: string, reason: string, at: Date): Promise<void> {
  await tx.query('update issuer.credential set revoked_at = $2, revoked_reason = $3 where id = $1', [
    id,
    at,
    reason,
  ]);
}

export async function markClaimed(tx: Transaction, id: string, at: string): Promise<void> {
  await tx.query('update issuer.credential set claimed_at = $2 where id = $1 and claimed_at is null', [
    id,
    at,
  ]);
}

/** Credentials of one institution, or of any where none is named. */
export async function credentialsByIds(
  tx: Transaction,
  ids: readonly string[],
  organisationId?: string,
): Promise<CredentialRow[]> {
  return tx.query<CredentialRow>(
    'select * from issuer.credential where id = any($1::text[]) and ($2::uuid is null or organisation_id = $2)',
    [ids, organisationId ?? null],
  );
}

export async function credentialIdsOfRecipient(tx: Transaction, recipientId: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }>('select id from issuer.credential where recipient_id = $1', [
    recipientId,
  ]);
  return rows.map(({ id }) => id);
}

export interface CredentialFilter {
  readonly achievementId?: string | undefined;
  readonly state?: string | undefined;
  readonly externalId?: string | undefined;
  readonly id?: string | undefined;
}

const states: Readonly<Record<string, string>> = {
  issued: 'c.claimed_at is null and c.revoked_at is null',
  claimed: 'c.claimed_at is not null and c.revoked_at is null',
  revoked: 'c.revoked_at is not null',
};

/** Newest first, from after the cursor. */
export async function credentialPageOf(
  tx: Transaction,
  organisationId: string,
  filter: CredentialFilter,
  limit: number,
  cursor: string | undefined,
): Promise<CredentialListRow[]> {
  return tx.query<CredentialListRow>(
    `select c.*, a.external_id, t.name as achievement_name, r.personal
     from issuer.credential c join issuer.award a on a.id = c.award_id
       join issuer.achievement t on t.id = c.achievement_id join issuer.recipient r on r.id = c.recipient_id
     where c.organisation_id = $1 and ($3::text is null or exists (select 1 from issuer.credential last
           where last.id = $3 and (c.issued_at < last.issued_at or (c.issued_at = last.issued_at and c.id > last.id))))
       and ($4::uuid is null or c.achievement_id = $4) and ($5::text is null or a.external_id = $5)
       and ($6::text is null or c.id = $6) and ${states[filter.state ?? ''] ?? 'true'}
     order by c.issued_at desc, c.id limit $2`,
    [
      organisationId,
      limit,
      cursor ?? null,
      filter.achievementId ?? null,
      filter.externalId ?? null,
      filter.id ?? null,
    ],
  );
}

export async function countsByAchievement(tx: Transaction, organisationId: string) {
  return tx.query<{ id: string; name: string; issued: string; claimed: string; revoked: string }>(
    `select t.id, t.name, count(c.id) as issued, count(c.claimed_at) as claimed, count(c.revoked_at) as revoked
     from issuer.achievement t left join issuer.credential c on c.achievement_id = t.id
     where t.organisation_id = $1 group by t.id order by t.id desc`,
    [organisationId],
  );
}
