import type { CheckResultMessage, CredentialFormat } from '@wellspring/contracts';
import { bulkInsert, type Transaction } from '@wellspring/persistence';

export interface HeldRow {
  readonly id: string;
  readonly holder: string;
  readonly credential_id: string;
  /** The recipient at the institution; null for credentials from elsewhere. */
  readonly subject: string | null;
  readonly organisation_id: string | null;
  readonly origin: 'institution' | 'import';
  readonly format: CredentialFormat;
  readonly digest: string;
  readonly sealed: Buffer;
  readonly outcome: 'verified' | 'refused';
  readonly checks: readonly CheckResultMessage[];
  readonly valid_until: Date | null;
  readonly received_at: Date;
  readonly verified_at: Date;
  /** When everybody was told that it is held; null while it never verified. */
  readonly claimed_at: Date | null;
}

export interface HeldWithRevocation extends HeldRow {
  readonly revoked_reason: string | null;
}

const columns = {
  id: 'uuid',
  holder: 'uuid',
  credential_id: 'text',
  subject: 'uuid',
  organisation_id: 'uuid',
  origin: 'text',
  format: 'text',
  digest: 'text',
  sealed: 'bytea',
  outcome: 'text',
  checks: 'jsonb',
  valid_until: 'timestamptz',
  received_at: 'timestamptz',
  verified_at: 'timestamptz',
  claimed_at: 'timestamptz',
};

/** On conflict the row keeps its place and the time when it was received. */
const replaced = Object.keys(columns)
  .filter((name) => !['id', 'holder', 'credential_id', 'received_at'].includes(name))
  .map((name) => `${name} = excluded.${name}`)
  .join(', ');

/**
 * Stores what came from institutions. It takes the place of an import with its identifier and of one that was
 * never claimed; what was claimed already stays. Answers what was stored, and whether the wallet knew it.
 */
export async function saveCollected(
  tx: Transaction,
  rows: readonly HeldRow[],
): Promise<{ credential_id: string; is_new: boolean }[]> {
  const tail = `on conflict (holder, credential_id) do update set ${replaced}
    where held_credential.origin = 'import' or held_credential.claimed_at is null
    returning credential_id, (xmax = 0) as is_new`;
  return bulkInsert(tx, 'wallet.held_credential', columns, rows, tail);
}

/**
 * Stores an import, in place of another with its identifier. False when the institution's own delivery came
 * first, which it never pushes aside.
 */
export async function saveImported(tx: Transaction, row: HeldRow): Promise<boolean> {
  const tail = `on conflict (holder, credential_id) do update set ${replaced}
    where held_credential.origin = 'import' returning id`;
  return (await bulkInsert(tx, 'wallet.held_credential', columns, [row], tail)).length === 1;
}

const held = `
  select h.*, r.reason as revoked_reason from wallet.held_credential h
  left join wallet.revocation r on r.credential_id = h.credential_id`;

/** Newest first, from after the cursor. */
export async function heldPageOf(
  tx: Transaction,
  holder: string,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<HeldWithRevocation[]> {
  return tx.query<HeldWithRevocation>(
    `${held} where h.holder = $1 and ($3::uuid is null or h.id < $3) order by h.id desc limit $2`,
    [holder, limit, cursor ?? null],
  );
}

/** Those of the identifiers that the wallet holds, newest first. */
export async function heldByIds(
  tx: Transaction,
  holder: string,
  ids: readonly string[],
): Promise<HeldWithRevocation[]> {
  return tx.query<HeldWithRevocation>(
    `${held} where h.holder = $1 and h.credential_id = any($2::text[]) order by h.id desc`,
    [holder, ids],
  );
}

/** Makes imports of one identifier into one wallet wait for each other, also before there is a row to lock. */
export async function lockIdentifier(tx: Transaction, holder: string, id: string): Promise<void> {
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`wallet:held:${holder}:${id}`]);
}

export async function lockHeld(tx: Transaction, holder: string, id: string): Promise<HeldRow | undefined> {
  const [row] = await tx.query<HeldRow>(
    'select * from wallet.held_credential where holder = $1 and credential_id = $2 for update',
    [holder, id],
  );
  return row;
}

/** Keeps what a later verification found. */
export async function saveVerification(
  tx: Transaction,
  row: Pick<HeldRow, 'holder' | 'credential_id' | 'outcome' | 'checks' | 'verified_at' | 'claimed_at'>,
): Promise<void> {
  await tx.query(
    `update wallet.held_credential set outcome = $3, checks = $4, verified_at = $5, claimed_at = $6
     where holder = $1 and credential_id = $2`,
    [row.holder, row.credential_id, row.outcome, JSON.stringify(row.checks), row.verified_at, row.claimed_at],
  );
}

/**
 * The claimed credential from elsewhere that waits longest to be checked again, locked for this transaction: its
 * time has come, or it was last checked before `since`.
 */
export async function importDue(tx: Transaction, now: Date, since: Date): Promise<HeldRow | undefined> {
  const [row] = await tx.query<HeldRow>(
    `select * from wallet.held_credential
     where origin = 'import' and claimed_at is not null
       and (recheck_at <= $1 or recheck_at is null and verified_at <= $2)
     order by verified_at limit 1 for update skip locked`,
    [now, since],
  );
  return row;
}

export async function lookAgainAt(
  tx: Transaction,
  { holder, credential_id }: Pick<HeldRow, 'holder' | 'credential_id'>,
  at: Date,
): Promise<void> {
  await tx.query(
    'update wallet.held_credential set recheck_at = $3 where holder = $1 and credential_id = $2',
    [holder, credential_id, at],
  );
}
