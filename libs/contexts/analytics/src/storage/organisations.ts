import type { OrganisationKind } from '@wellspring/contracts';
import type { Transaction } from '@wellspring/persistence';

export interface OrganisationRow {
  readonly id: string;
  readonly name: string;
  readonly kind: OrganisationKind;
}

export async function rememberOrganisation(tx: Transaction, row: OrganisationRow): Promise<void> {
  await tx.query(
    `insert into analytics.organisation (id, name, kind) values ($1, $2, $3)
     on conflict (id) do update set name = excluded.name, kind = excluded.kind`,
    [row.id, row.name, row.kind],
  );
}

export async function listOrganisations(tx: Transaction): Promise<OrganisationRow[]> {
  return tx.query<OrganisationRow>('select id, name, kind from analytics.organisation order by name, id');
}
