import type { WalletActivity } from '@wellspring/contracts';
import { bulkInsert, type Transaction } from '@wellspring/persistence';

export interface ActivityRow {
  readonly id: string;
  readonly holder: string;
  readonly kind: WalletActivity['kind'];
  readonly sealed_subject: Buffer;
  readonly at: Date;
}

export async function insertActivity(tx: Transaction, rows: readonly ActivityRow[]): Promise<void> {
  const columns = { id: 'uuid', holder: 'uuid', kind: 'text', sealed_subject: 'bytea', at: 'timestamptz' };
  await bulkInsert(tx, 'wallet.activity', columns, rows);
}

export async function activityPageOf(
  tx: Transaction,
  holder: string,
  limit: number,
  cursor: string | undefined,
): Promise<ActivityRow[]> {
  return tx.query<ActivityRow>(
    'select * from wallet.activity where holder = $1 and ($3::uuid is null or id < $3) order by id desc limit $2',
    [holder, limit, cursor ?? null],
  );
}

/** Forgets a person: everything that the wallet keeps of them. */
export async function eraseHolder(tx: Transaction, holder: string): Promise<void> {
  for (const table of ['activity', 'share', 'consent', 'held_credential', 'connection']) {
    await tx.query(`delete from wallet.${table} where holder = $1`, [holder]);
  }
}
