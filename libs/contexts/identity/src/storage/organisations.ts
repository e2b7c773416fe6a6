import type { Organisation } from '@wellspring/contracts';
import type { Transaction } from '@wellspring/persistence';

/** Holds a slug until the transaction ends; answers the organisation that has it. */
export async function lockSlug(tx: Transaction, slug: string): Promise<Organisation | undefined> {
  await tx.query("select pg_advisory_xact_lock(hashtextextended('identity:slug:' || $1, 0))", [slug]);
  return organisationBySlug(tx, slug);
}

export async function insertOrganisation(
  tx: Transaction,
  organisation: Organisation,
  at: Date,
): Promise<void> {
  const { id, slug, name, kind } = organisation;
  await tx.query(
    'insert into identity.organisation (id, slug, name, kind, registered_at) values ($1, $2, $3, $4, $5)',
    [id, slug, name, kind, at],
  );
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

/** The organisation, held until the transaction ends: its members change one after the other. */
export async function lockOrganisation(tx: Transaction, id: string): Promise<Organisation | undefined> {
  const [row] = await tx.query<Organisation>(
    'select id, slug, name, kind from identity.organisation where id = $1 for update',
    [id],
  );
  return row;
}

export async function listOrganisations(tx: Transaction): Promise<Organisation[]> {
  return tx.query('select id, slug, name, kind from identity.organisation order by name');
}
