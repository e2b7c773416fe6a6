import type { Transaction } from '@wellspring/persistence';

export interface TokenKeyRow {
  readonly id: string;
  readonly wrapped_jwk: Buffer;
}

/** The keys that sign tokens, newest first; the lock lets one replica alone make the first. */
export async function lockedTokenKeys(tx: Transaction): Promise<TokenKeyRow[]> {
  await tx.query("select pg_advisory_xact_lock(hashtext('identity:token-keys'))");
  return tx.query('select id, wrapped_jwk from identity.token_key order by created_at desc');
}

export async function insertTokenKey(tx: Transaction, key: TokenKeyRow, at: Date): Promise<void> {
  await tx.query('insert into identity.token_key (id, wrapped_jwk, created_at) values ($1, $2, $3)', [
    key.id,
    key.wrapped_jwk,
    at,
  ]);
}
