import type { Transaction } from '@wellspring/persistence';

export interface ShareRow {
  readonly id: string;
  readonly holder: string;
  readonly token_hash: Buffer;
  readonly sealed_token: Buffer;
  readonly credential_ids: string[];
  readonly purpose: string;
  readonly party: string | null;
  readonly until: Date;
  readonly shared_at: Date;
  readonly ended_at: Date | null;
  readonly views: number;
}

export async function insertShare(tx: Transaction, row: Omit<ShareRow, 'ended_at' | 'views'>): Promise<void> {
  await tx.query(
    `insert into wallet.share (id, holder, token_hash, sealed_token, credential_ids, purpose, party, until, shared_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      row.id,
      row.holder,
      row.token_hash,
      row.sealed_token,
      row.credential_ids,
      row.purpose,
      row.party,
      row.until,
      row.shared_at,
    ],
  );
}

export async function sharesOf(tx: Transaction, holder: string): Promise<ShareRow[]> {
  return tx.query<ShareRow>('select * from wallet.share where holder = $1 order by shared_at desc', [holder]);
}

/** A live share by its token; counts the view. */
export async function openShare(
  tx: Transaction,
  tokenHash: Buffer,
  now: Date,
): Promise<ShareRow | undefined> {
  const [row] = await tx.query<ShareRow>(
    `update wallet.share set views = views + 1 where token_hash = $1 and ended_at is null and until > $2 returning *`,
    [tokenHash, now],
  );
  return row;
}

export async function endShare(tx: Transaction, holder: string, id: string, at: Date): Promise<boolean> {
  const rows = await tx.query(
    'update wallet.share set ended_at = coalesce(ended_at, $3) where holder = $1 and id = $2 returning id',
    [holder, id, at],
  );
  return rows.length === 1;
}
