import type { Transaction } from '@wellspring/persistence';

/** The wrapped key of a name; the first process to ask makes it, every other one gets the same. */
export async function wrappedKey(
  tx: Transaction,
  name: string,
  make: () => Promise<Buffer>,
): Promise<Buffer> {
  const find = () =>
    tx.query<{ wrapped: Buffer }>('select wrapped from analytics.installation_key where name = $1', [name]);
  const [known] = await find();
  if (known) return known.wrapped;
  await tx.query('insert into analytics.installation_key values ($1, $2) on conflict do nothing', [
    name,
    await make(),
  ]);
  const [made] = await find();
  if (!made) throw new Error(`The installation key ${name} was not stored.`);
  return made.wrapped;
}
