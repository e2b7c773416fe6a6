import type { Transaction } from '@wellspring/persistence';

/** Keeps the public name of an organisation. */
export async function rememberOrganisation(
  tx: Transaction,
  organisation: { organisationId: string; slug: string; name: string; kind: string },
): Promise<void> {
  await tx.execute(
    `insert into registry.organisation (organisation_id, slug, name, kind) values ($1, $2, $3, $4)
     on conflict (organisation_id) do update
       set slug = excluded.slug, name = excluded.name, kind = excluded.kind`,
    [organisation.organisationId, organisation.slug, organisation.name, organisation.kind],
  );
}

export async function nameOfOrganisation(
  tx: Transaction,
  organisationId: string,
): Promise<string | undefined> {
  const [row] = await tx.query<{ name: string }>(
    'select name from registry.organisation where organisation_id = $1',
    [organisationId],
  );
  return row?.name;
}
