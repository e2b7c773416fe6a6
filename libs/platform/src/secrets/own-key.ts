import { randomBytes } from 'node:crypto';
import type { Database, Transaction } from '@wellspring/persistence';
import type { KeyWrapping } from './key-wrapping.js';

/**
 * A key of a context's own for the whole installation, made by whoever asks first and kept wrapped in
 * `<context>.installation_key`. Every process that asks gets the same; each should ask once.
 */
export async function ownKey(
  { database, wrapping }: { readonly database: Database; readonly wrapping: KeyWrapping },
  context: string,
  name: string,
): Promise<Buffer> {
  const bound = `${context}:${name}`;
  const wrapped = await database.transaction('worker', async (tx) => {
    const known = await storedKey(tx, context, name);
    if (known) return known;
    await tx.query(`insert into ${context}.installation_key values ($1, $2) on conflict do nothing`, [
      name,
      await wrapping.wrap(randomBytes(32), bound),
    ]);
    return storedKey(tx, context, name);
  });
  if (!wrapped) throw new Error(`The key ${bound} was not stored.`);
  return wrapping.unwrap(wrapped, bound);
}

async function storedKey(tx: Transaction, context: string, name: string): Promise<Buffer | undefined> {
  const [row] = await tx.query<{ wrapped: Buffer }>(
    `select wrapped from ${context}.installation_key where name = $1`,
    [name],
  );
  return row?.wrapped;
}
