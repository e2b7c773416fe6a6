import type { TreeItem } from '@wellspring/contracts';
import type { Transaction } from '@wellspring/persistence';

export interface TreeLevel {
  readonly frameworkId: string;
  /** The item above; the top of the framework without one. */
  readonly parent?: string | undefined;
  readonly offset: number;
  readonly limit: number;
}

const below = `
  select item.id, min(sequence_number) as sequence, item.position
  from registry.association join registry.item on item.identifier = origin and item.revision_to is null
  where association.revision_to is null and association_type = 'isChildOf' and destination = $2
    and association.framework_id = $1
  group by item.id`;

/** At the top stand the children of the document, and items that are nobody's children here. */
const orphans = `
  select item.id, null::int as sequence, item.position from registry.item
  where framework_id = $1 and revision_to is null and not exists (
    select from registry.association as link
    where link.origin = item.identifier and link.revision_to is null and link.framework_id = $1
      and association_type = 'isChildOf')`;

/** One level of the tree, in the order of sequence numbers, then of the package. */
export async function treeLevel(tx: Transaction, level: TreeLevel): Promise<TreeItem[]> {
  const { frameworkId, parent, offset, limit } = level;
  return tx.query<TreeItem>(
    `with level as (${parent ? below : `${below} union ${orphans}`}),
     page as (
       select id, row_number() over (order by sequence nulls last, position, id) as nth from level
       order by nth offset $3 limit $4)
     select identifier, uri, full_statement as "fullStatement", abbreviated_statement as "abbreviatedStatement",
            human_coding_scheme as "humanCodingScheme", item_type as "itemType",
            (select count(distinct origin)::int from registry.association as link
             where link.destination = item.identifier and link.revision_to is null
               and link.framework_id = $1 and association_type = 'isChildOf') as "childCount"
     from page join registry.item using (id) order by nth`,
    [frameworkId, parent ?? frameworkId, offset, limit],
  );
}
