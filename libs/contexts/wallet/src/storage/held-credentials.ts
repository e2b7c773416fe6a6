import type { CheckResultMessage, CredentialFormat } from '@wellspring/contracts';
import { bulkInsert, type Transaction } from '@wellspring/persistence';

export interface HeldRow {
  readonly holder: string;
  readonly credential_id: string;
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
}

export interface HeldWithRevocation extends HeldRow {
  readonly revoked_reason: string | null;
}

/** Stores what is new to the wallet; answers the identifiers of that. */
export async function insertHeld(tx: Transaction, rows: readonly HeldRow[]): Promise<Set<string>> {
  const columns = {
    holder: 'uuid',
    credential_id: 'text',
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
  };
  const tail = 'on conflict do nothing returning credential_id';
  const stored = await bulkInsert<{ credential_id: string }>(
    tx,
    'wallet.held_credential',
    columns,
    rows,
    tail,
  );
  return new Set(stored.map(({ credential_id }) => credential_id));
}

/** Newest first; `before` continues. */
export async function heldBy(
  tx: Transaction,
  holder: string,
  options: { limit: number; before?: Date | undefined; ids?: readonly string[] },
): Promise<HeldWithRevocation[]> {
  return tx.query<HeldWithRevocation>(
    `select h.*, r.reason as revoked_reason from wallet.held_credential h
     left join wallet.revocation r on r.credential_id = h.credential_id
     where h.holder = $1 and ($3::timestamptz is null or h.received_at < $3) and ($4::text[] is null or h.credential_id = any($4))
     order by h.received_at desc, h.credential_id limit $2`,
    [holder, options.limit, options.before ?? null, options.ids ?? null],
  );
}

export async function saveVerification(
  tx: Transaction,
  holder: string,
  credentialId: string,
  result: { outcome: string; checks: readonly CheckResultMessage[]; at: Date },
): Promise<void> {
  await tx.query(
    `update wallet.held_credential set outcome = $3, checks = $4, verified_at = $5
     where holder = $1 and credential_id = $2`,
    [holder, credentialId, result.outcome, JSON.stringify(result.checks), result.at],
  );
}
