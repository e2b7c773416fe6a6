import type { Transaction } from '@wellspring/persistence';

/** Keeps the name of an organisation; the latest one stands. */
export async function saveOrganisation(
  tx: Transaction,
  { organisationId, name }: { organisationId: string; name: string },
): Promise<void> {
  await tx.query(
    `insert into wallet.organisation (id, name) values ($1, $2)
     on conflict (id) do update set name = excluded.name`,
    [organisationId, name],
  );
}

/** Those of the identifiers that name no organisation here. */
export async function unknownOrganisations(tx: Transaction, ids: readonly string[]): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    'select id from wallet.organisation where id = any($1::uuid[])',
    [ids],
  );
  const known = new Set(rows.map(({ id }) => id));
  return ids.filter((id) => !known.has(id.toLowerCase()));
}
