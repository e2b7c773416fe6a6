import type { Organisation } from '@wellspring/contracts';
import type { Transaction } from '@wellspring/persistence';

export async function insertOrganisation(
  tx: Transaction,
  organisation: Organisation,
  at: Date,
): Promise<boolean> {
  const rows = await tx.query(
    `insert into identity.organisation (id, slug, name, kind, registered_at) values ($1, $2, $3, $4, $5)
     on conflict (slug) do nothing returning id`,
    [organisation.id, organisation.slug, organisation.name, organisation.kind, at],
  );
  return rows.length === 1;
}

export async function organisationBySlug(tx: Transaction, slug: string): Promise<Organisation | undefined> {
  const [row] = await tx.query<Organisation>(
    'select id, slug, name, kind from identity.organisation where slug = $1',
    [slug],
  );
  return row;
}

export async function organisationById(tx: Transaction, id: string): Promise<Organisation | undefined> {
  const [row] = await tx.query<Organisation>(
    'select id, slug, name, kind from identity.organisation where id = $1',
    [id],
  );
  return row;
}

export async function listOrganisations(tx: Transaction): Promise<Organisation[]> {
  return tx.query('select id, slug, name, kind from identity.organisation order by name');
}
