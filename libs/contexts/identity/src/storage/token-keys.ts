import type { Transaction } from '@wellspring/persistence';

export interface TokenKeyRow {
  readonly id: string;
  readonly wrapped_jwk: Buffer;
  readonly signs_from: Date;
}

/** Lets one replica alone make the first key. */
export async function lockTokenKeys(tx: Transaction): Promise<void> {
  await tx.query("select pg_advisory_xact_lock(hashtext('identity:token-keys'))");
}

/** Deletes keys whose successor signs for a day already: everything that they signed has expired. */
export async function deleteRetiredTokenKeys(tx: Transaction): Promise<void> {
  await tx.query(
    `delete from identity.token_key where id in (
       select id from (select id, lead(signs_from) over (order by signs_from, id) as followed_at
                       from identity.token_key) as key
       where followed_at < clock_timestamp() - interval '1 day')`,
  );
}

/** The newest key that signs already, then the others. */
export async function tokenKeys(tx: Transaction): Promise<TokenKeyRow[]> {
  return tx.query(
    `select id, wrapped_jwk, signs_from from identity.token_key
     order by signs_from <= clock_timestamp() desc, signs_from desc, id`,
  );
}

export async function insertTokenKey(tx: Transaction, key: TokenKeyRow): Promise<void> {
  await tx.query('insert into identity.token_key (id, wrapped_jwk, signs_from) values ($1, $2, $3)', [
    key.id,
    key.wrapped_jwk,
    key.signs_from,
  ]);
}
