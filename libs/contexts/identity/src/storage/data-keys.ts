import { bulkInsert, type Transaction } from '@wellspring/persistence';

export type KeyKind = 'recipient' | 'holder';

export interface DataKeyRow {
  readonly id: string;
  /** Null when the person was erased. */
  readonly wrapped_key: Buffer | null;
}

export async function dataKeys(
  tx: Transaction,
  kind: KeyKind,
  ids: readonly string[],
): Promise<DataKeyRow[]> {
  return tx.query('select id, wrapped_key from identity.data_key where kind = $1 and id = any($2::uuid[])', [
    kind,
    ids,
  ]);
}

/** Stores keys that nobody else stored meanwhile; whoever was first wins. */
export async function insertDataKeys(
  tx: Transaction,
  kind: KeyKind,
  keys: readonly { id: string; wrapped_key: Buffer }[],
): Promise<void> {
  const columns = { kind: 'text', id: 'uuid', wrapped_key: 'bytea' };
  const rows = keys.map((key) => ({ kind, ...key }));
  await bulkInsert(tx, 'identity.data_key', columns, rows, 'on conflict do nothing');
}

/** Destroys a key for ever. */
export async function destroyDataKey(tx: Transaction, kind: KeyKind, id: string, at: Date): Promise<void> {
  await tx.query(
    `insert into identity.data_key (kind, id, wrapped_key, erased_at) values ($1, $2, null, $3)
     on conflict (kind, id) do update set wrapped_key = null, erased_at = excluded.erased_at`,
    [kind, id, at],
  );
}
