import type { Consent } from '@wellspring/contracts';
import type { Transaction } from '@wellspring/persistence';

export interface ConsentRow {
  readonly id: string;
  readonly holder: string;
  readonly purpose: 'matching';
  readonly records: Consent['records'];
  readonly parties: Consent['parties'];
  readonly until: Date;
  readonly granted_at: Date;
  readonly withdrawn_at: Date | null;
}

export async function insertConsent(tx: Transaction, row: Omit<ConsentRow, 'withdrawn_at'>): Promise<void> {
  await tx.query(
    `insert into wallet.consent (id, holder, purpose, records, parties, until, granted_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      row.id,
      row.holder,
      row.purpose,
      JSON.stringify(row.records),
      JSON.stringify(row.parties),
      row.until,
      row.granted_at,
    ],
  );
}

export async function consentsOf(tx: Transaction, holder: string): Promise<ConsentRow[]> {
  return tx.query('select * from wallet.consent where holder = $1 order by id desc limit 500', [holder]);
}

export async function lockConsent(
  tx: Transaction,
  holder: string,
  id: string,
): Promise<ConsentRow | undefined> {
  const [row] = await tx.query<ConsentRow>(
    'select * from wallet.consent where holder = $1 and id = $2 for update',
    [holder, id],
  );
  return row;
}

export async function markWithdrawn(tx: Transaction, holder: string, id: string, at: Date): Promise<void> {
  await tx.query('update wallet.consent set withdrawn_at = $3 where holder = $1 and id = $2', [
    holder,
    id,
    at,
  ]);
}
