import type { Transaction } from '@wellspring/persistence';
import { partTables, stagedColumns, type PartTable } from './staging.js';

export interface ChangeCounts {
  readonly new: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly removed: number;
}

export interface Merge {
  readonly frameworkId: string;
  readonly organisationId: string;
  readonly revision: number;
  /** True when the staged parts are the whole revision: what is not among them leaves it. */
  readonly whole: boolean;
}

/** A staged part and the current row that it is a version of. */
function pairing(table: PartTable): string {
  const kind = table === 'definition' ? 'and held.kind = staged.kind' : '';
  return `held.framework_id = $1 and held.identifier = staged.identifier ${kind} and held.revision_to is null`;
}

/** Tells what merging the staged parts of a table would change. */
export async function countChanges(
  tx: Transaction,
  table: PartTable,
  frameworkId: string,
): Promise<ChangeCounts> {
  const [row] = await tx.query<ChangeCounts>(
    `with paired as (
       select held.id, held.digest as held_digest, staged.digest
       from staged_${table} as staged left join registry.${table} as held on ${pairing(table)})
     select count(*) filter (where id is null)::int as "new",
            count(*) filter (where held_digest <> digest)::int as "changed",
            count(*) filter (where held_digest = digest)::int as "unchanged",
            ((select count(*) from registry.${table} where framework_id = $1 and revision_to is null)
              - count(id))::int as "removed"
     from paired`,
    [frameworkId],
  );
  return row ?? { new: 0, changed: 0, unchanged: 0, removed: 0 };
}

/** Makes the staged parts the framework's revision: rows that did not change are not written again. */
export async function mergeParts(tx: Transaction, merge: Merge): Promise<void> {
  for (const table of partTables) {
    await endChanged(tx, table, merge);
    if (merge.whole) {
      await endMissing(tx, table, merge);
      await reorder(tx, table, merge);
    }
    await insertNew(tx, table, merge);
  }
}

async function endChanged(tx: Transaction, table: PartTable, merge: Merge): Promise<void> {
  await tx.execute(
    `update registry.${table} as held set revision_to = $2 - 1 from staged_${table} as staged
     where ${pairing(table)} and held.digest <> staged.digest`,
    [merge.frameworkId, merge.revision],
  );
}

async function endMissing(tx: Transaction, table: PartTable, merge: Merge): Promise<void> {
  await tx.execute(
    `update registry.${table} as held set revision_to = $2 - 1
     where held.framework_id = $1 and held.revision_to is null
       and not exists (select from staged_${table} as staged where ${pairing(table)})`,
    [merge.frameworkId, merge.revision],
  );
}

/** The order of a package is not content, but it is served as it came. */
async function reorder(tx: Transaction, table: PartTable, merge: Merge): Promise<void> {
  await tx.execute(
    `update registry.${table} as held set position = staged.position from staged_${table} as staged
     where ${pairing(table)} and held.position <> staged.position`,
    [merge.frameworkId],
  );
}

async function insertNew(tx: Transaction, table: PartTable, merge: Merge): Promise<void> {
  const columns = Object.keys(stagedColumns[table]).join(', ');
  await tx.execute(
    `insert into registry.${table} (framework_id, organisation_id, revision_from, ${columns})
     select $1, $2, $3, ${columns} from staged_${table} as staged
     where not exists (select from registry.${table} as held where ${pairing(table)})
     order by position`,
    [merge.frameworkId, merge.organisationId, merge.revision],
  );
}

/** Where the digests of a revision are: in the staged parts, or in the rows that are current. */
export type DigestSource = 'staged' | 'current';

/** The hash of a revision's content, whatever the order of its parts. */
export async function contentHash(
  tx: Transaction,
  source: DigestSource,
  document: { readonly identifier: string; readonly digest: Buffer },
): Promise<string> {
  const parts = partTables.map((table) => {
    const kind = table === 'definition' ? 'kind' : `'${table}'`;
    const from = source === 'staged' ? `staged_${table}` : `registry.${table}`;
    const where = source === 'staged' ? '' : 'where framework_id = $1 and revision_to is null';
    return `select ${kind} as kind, identifier, digest from ${from} ${where}`;
  });
  const [row] = await tx.query<{ hash: string }>(
    `with part as (
       select 'document' as kind, $1::uuid as identifier, $2::bytea as digest union all ${parts.join(' union all ')})
     select 'sha256-' || translate(encode(sha256(string_agg(
       convert_to(kind, 'UTF8') || digest, ''::bytea order by kind collate "C", identifier, digest)), 'base64'),
       '+/=', '-_') as hash
     from part`,
    [document.identifier, document.digest],
  );
  return row?.hash ?? '';
}
