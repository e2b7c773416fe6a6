import type { Transaction } from '@wellspring/persistence';

export interface ShareRow {
  readonly id: string;
  readonly holder: string;
  readonly token_hash: Buffer;
  readonly sealed_token: Buffer;
  readonly sealed_purpose: Buffer;
  readonly credential_ids: string[];
  readonly party: string | null;
  readonly until: Date;
  readonly shared_at: Date;
  readonly ended_at: Date | null;
  readonly views: number;
}

export async function insertShare(tx: Transaction, row: Omit<ShareRow, 'ended_at' | 'views'>): Promise<void> {
  await tx.query(
    `insert into wallet.share (id, holder, token_hash, sealed_token, sealed_purpose, credential_ids, party,
       until, shared_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      row.id,
      row.holder,
      row.token_hash,
      row.sealed_token,
      row.sealed_purpose,
      row.credential_ids,
      row.party,
      row.until,
      row.shared_at,
    ],
  );
}

export async function sharesOf(tx: Transaction, holder: string): Promise<ShareRow[]> {
  return tx.query<ShareRow>('select * from wallet.share where holder = $1 order by id desc limit 500', [
    holder,
  ]);
}

export async function shareById(tx: Transaction, holder: string, id: string): Promise<ShareRow | undefined> {
  const [row] = await tx.query<ShareRow>('select * from wallet.share where holder = $1 and id = $2', [
    holder,
    id,
  ]);
  return row;
}

/** The live share of a token, whosever it is: the token is the right. Needs the worker's scope. */
export async function liveShare(
  tx: Transaction,
  tokenHash: Buffer,
  now: Date,
): Promise<ShareRow | undefined> {
  const [row] = await tx.query<ShareRow>(
    'select * from wallet.share where token_hash = $1 and ended_at is null and until > $2',
    [tokenHash, now],
  );
  return row;
}

/** Counts a view. False when the share has ended in the meantime. */
export async function countView(tx: Transaction, holder: string, id: string): Promise<boolean> {
  const changed = await tx.execute(
    'update wallet.share set views = views + 1 where holder = $1 and id = $2 and ended_at is null',
    [holder, id],
  );
  return changed === 1;
}

/** Ends a share; undefined when it is not the holder's, false when it had ended before. */
export async function endShare(
  tx: Transaction,
  holder: string,
  id: string,
  at: Date,
): Promise<boolean | undefined> {
  const [row] = await tx.query<{ ended_at: Date | null }>(
    'select ended_at from wallet.share where holder = $1 and id = $2 for update',
    [holder, id],
  );
  if (!row) return undefined;
  if (row.ended_at) return false;
  await tx.query('update wallet.share set ended_at = $3 where holder = $1 and id = $2', [holder, id, at]);
  return true;
}
