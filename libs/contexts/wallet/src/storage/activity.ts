import type { WalletActivity } from '@wellspring/contracts';
import { bulkInsert, type Transaction } from '@wellspring/persistence';

export interface ActivityRow {
  readonly id: string;
  readonly holder: string;
  readonly kind: WalletActivity['kind'];
  /** What it was about, in the holder's words; where an event brought it, the credential instead. */
  readonly sealed_subject: Buffer | null;
  readonly credential_id: string | null;
  readonly at: Date;
}

export async function insertActivity(tx: Transaction, rows: readonly ActivityRow[]): Promise<void> {
  const columns = {
    id: 'uuid',
    holder: 'uuid',
    kind: 'text',
    sealed_subject: 'bytea',
    credential_id: 'text',
    at: 'timestamptz',
  };
  await bulkInsert(tx, 'wallet.activity', columns, rows);
}

/** Newest first, from after the cursor; with the sealed text of a credential that an entry names. */
export async function activityPageOf(
  tx: Transaction,
  holder: string,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<(ActivityRow & { readonly sealed_credential: Buffer | null })[]> {
  return tx.query(
    `select a.*, h.sealed as sealed_credential from wallet.activity a
     left join wallet.held_credential h on h.holder = a.holder and h.credential_id = a.credential_id
     where a.holder = $1 and ($3::uuid is null or a.id < $3) order by a.id desc limit $2`,
    [holder, limit, cursor ?? null],
  );
}
