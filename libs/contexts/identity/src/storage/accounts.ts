import type { OrganisationKind, Role } from '@wellspring/contracts';
import type { Transaction } from '@wellspring/persistence';

export interface AccountRow {
  readonly id: string;
  readonly personal: Buffer | null;
  readonly wrapped_key: Buffer | null;
  readonly password: string | null;
  readonly failures: number;
  readonly locked_until: Date | null;
  readonly holder: string | null;
  readonly locale: string | null;
  readonly time_zone: string | null;
  readonly erased_at: Date | null;
}

export interface NewAccount {
  readonly id: string;
  readonly emailHash: Buffer;
  readonly personal: Buffer;
  readonly wrappedKey: Buffer;
  readonly password: string | null;
  readonly holder: string | null;
  readonly locale?: string | undefined;
  readonly timeZone?: string | undefined;
  readonly createdAt: Date;
}

export interface MemberRow extends AccountRow {
  readonly roles: Role[];
}

export interface MembershipRow {
  readonly account_id: string;
  readonly organisation_id: string;
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly roles: Role[];
}

/** Answers false when the address has an account already. */
export async function insertAccount(tx: Transaction, account: NewAccount): Promise<boolean> {
  const rows = await tx.query(
    `insert into identity.account (id, email_hash, personal, wrapped_key, password, holder, locale, time_zone, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (email_hash) do nothing returning id`,
    [
      account.id,
      account.emailHash,
      account.personal,
      account.wrappedKey,
      account.password,
      account.holder,
      account.locale ?? null,
      account.timeZone ?? null,
      account.createdAt,
    ],
  );
  return rows.length === 1;
}

export async function accountByEmail(tx: Transaction, emailHash: Buffer): Promise<AccountRow | undefined> {
  const [row] = await tx.query<AccountRow>('select * from identity.account where email_hash = $1', [
    emailHash,
  ]);
  return row;
}

export async function accountById(tx: Transaction, id: string): Promise<AccountRow | undefined> {
  const [row] = await tx.query<AccountRow>('select * from identity.account where id = $1', [id]);
  return row;
}

/** The account of an address, held until the transaction ends, so that attempts are counted one by one. */
export async function lockAccountByEmail(
  tx: Transaction,
  emailHash: Buffer,
): Promise<AccountRow | undefined> {
  const [row] = await tx.query<AccountRow>(
    'select * from identity.account where email_hash = $1 for update',
    [emailHash],
  );
  return row;
}

/** The account, held until the transaction ends. */
export async function lockAccountById(tx: Transaction, id: string): Promise<AccountRow | undefined> {
  const [row] = await tx.query<AccountRow>('select * from identity.account where id = $1 for update', [id]);
  return row;
}

/** Counts an attempt as failed until `clearFailures` says that it was not. */
export async function recordAttempt(tx: Transaction, id: string, lockedUntil: Date | null): Promise<void> {
  await tx.query('update identity.account set failures = failures + 1, locked_until = $2 where id = $1', [
    id,
    lockedUntil,
  ]);
}

export async function clearFailures(tx: Transaction, id: string): Promise<void> {
  await tx.query(
    'update identity.account set failures = 0, locked_until = null where id = $1 and failures > 0',
    [id],
  );
}

/** Forgets everything of the person; the bare row stays, so that its identifier is never used again. */
export async function eraseAccount(tx: Transaction, id: string, at: Date): Promise<void> {
  await tx.query(
    `update identity.account set personal = null, wrapped_key = null, password = null, locale = null, time_zone = null,
       email_hash = sha256(convert_to(id::text, 'UTF8')), erased_at = $2 where id = $1`,
    [id, at],
  );
  await tx.query('delete from identity.external_account where account_id = $1', [id]);
  await tx.query('delete from identity.membership where account_id = $1', [id]);
}

/** The organisation that a person belongs to; a person belongs to one at the most. */
export async function membershipOf(tx: Transaction, accountId: string): Promise<MembershipRow | undefined> {
  const [row] = await tx.query<MembershipRow>(
    `select m.account_id, m.organisation_id, o.name, o.kind, m.roles
     from identity.membership m join identity.organisation o on o.id = m.organisation_id
     where m.account_id = $1`,
    [accountId],
  );
  return row;
}

export async function saveMembership(
  tx: Transaction,
  accountId: string,
  organisationId: string,
  roles: readonly Role[],
): Promise<void> {
  await tx.query(
    `insert into identity.membership (account_id, organisation_id, roles) values ($1, $2, $3)
     on conflict (account_id) do update set roles = excluded.roles
     where membership.organisation_id = excluded.organisation_id`,
    [accountId, organisationId, roles],
  );
}

/** The members of an organisation, the oldest account first. */
export async function membersOf(tx: Transaction, organisationId: string): Promise<MemberRow[]> {
  return tx.query<MemberRow>(
    `select a.*, m.roles from identity.membership m join identity.account a on a.id = m.account_id
     where m.organisation_id = $1 order by a.created_at, a.id`,
    [organisationId],
  );
}

export async function externalAccount(
  tx: Transaction,
  issuer: string,
  subject: string,
): Promise<string | undefined> {
  const [row] = await tx.query<{ account_id: string }>(
    'select account_id from identity.external_account where issuer = $1 and subject = $2',
    [issuer, subject],
  );
  return row?.account_id;
}

export async function linkExternalAccount(
  tx: Transaction,
  issuer: string,
  subject: string,
  accountId: string,
): Promise<void> {
  await tx.query(
    'insert into identity.external_account (issuer, subject, account_id) values ($1, $2, $3) on conflict do nothing',
    [issuer, subject, accountId],
  );
}
