import type { Transaction } from '@wellspring/persistence';

export interface GraphRow {
  readonly id: string;
  readonly type: string;
  readonly from: string;
  readonly to: string;
}

/**
 * A page of the associations that a revision holds, after a row. An end that is an item here carries the
 * item's own URI, whatever the association wrote.
 */
export async function graphPage(
  tx: Transaction,
  page: { frameworkId: string; revision: number; after: string; limit: number },
): Promise<GraphRow[]> {
  return tx.query<GraphRow>(
    `select link.id, association_type as type, coalesce(source.uri, origin_uri) as "from",
            coalesce(target.uri, destination_uri) as "to"
     from (
       select * from registry.association
       where framework_id = $1 and revision_from <= $2 and (revision_to is null or revision_to >= $2) and id > $3
       order by id limit $4) as link
     left join registry.item as source on source.identifier = origin and source.revision_to is null
     left join registry.item as target on target.identifier = destination and target.revision_to is null
     order by link.id`,
    [page.frameworkId, page.revision, page.after, page.limit],
  );
}
