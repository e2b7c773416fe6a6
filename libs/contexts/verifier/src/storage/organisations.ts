import type { Transaction } from '@wellspring/persistence';

/** Keeps the name of an organisation; the latest one stands. */
export async function saveOrganisation(
  tx: Transaction,
  { organisationId, name }: { organisationId: string; name: string },
): Promise<void> {
  await tx.query(
    `insert into verifier.organisation (id, name) values ($1, $2)
     on conflict (id) do update set name = excluded.name`,
    [organisationId, name],
  );
}
