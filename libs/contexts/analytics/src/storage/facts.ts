import type { Transaction } from '@wellspring/persistence';
import { bulkInsert } from '@wellspring/persistence';

export interface FactRow {
  readonly event_id: string;
  readonly part: number;
  readonly kind: string;
  readonly at: string;
  readonly organisation_id: string | null;
  readonly subject: string | null;
  readonly person: string | null;
  readonly detail: string | null;
  readonly value: number | null;
}

/** Stores facts; a fact that is there already is the same fact. */
export async function insertFacts(tx: Transaction, rows: readonly FactRow[]): Promise<void> {
  const columns = {
    event_id: 'uuid',
    part: 'int',
    kind: 'text',
    at: 'timestamptz',
    organisation_id: 'uuid',
    subject: 'text',
    person: 'text',
    detail: 'text',
    value: 'double precision',
  };
  await bulkInsert(tx, 'analytics.fact', columns, rows, 'on conflict do nothing');
}

/** A digest of all facts, to compare two ways of getting them. */
export async function digestOfFacts(tx: Transaction): Promise<{ facts: number; digest: string }> {
  const [row] = await tx.query<{ facts: string; digest: string }>(
    `select count(*) as facts,
            coalesce(md5(string_agg(md5(f::text), '' order by f.event_id, f.part)), '') as digest
     from analytics.fact f`,
  );
  return { facts: Number(row?.facts ?? 0), digest: row?.digest ?? '' };
}

export async function clearFacts(tx: Transaction): Promise<void> {
  // Readers go on with the old facts until the rebuild commits.
  await tx.query('delete from analytics.fact');
}
