import type { Transaction } from '@wellspring/persistence';

export interface ConnectionRow {
  readonly id: string;
  readonly holder: string;
  readonly subject: string;
  readonly organisation_id: string;
  readonly organisation_name: string | null;
  readonly connected_at: Date;
}

/** Stores a connection; the same again changes nothing. Answers whether it is new. */
export async function insertConnection(
  tx: Transaction,
  row: Omit<ConnectionRow, 'organisation_name'>,
): Promise<boolean> {
  const rows = await tx.query(
    `insert into wallet.connection (id, holder, subject, organisation_id, connected_at) values ($1, $2, $3, $4, $5)
     on conflict (subject) do nothing returning id`,
    [row.id, row.holder, row.subject, row.organisation_id, row.connected_at],
  );
  return rows.length === 1;
}

export async function connectionsOf(tx: Transaction, holder: string): Promise<ConnectionRow[]> {
  return tx.query<ConnectionRow>(
    `select c.*, o.name as organisation_name from wallet.connection c
     left join wallet.organisation o on o.id = c.organisation_id where c.holder = $1 order by c.connected_at desc`,
    [holder],
  );
}
