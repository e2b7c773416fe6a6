import type { ResolvedItem } from '@wellspring/contracts';
import type { Transaction } from '@wellspring/persistence';
import { isUuidText } from '../domain/case-identifier.js';

/** What messages show of an item. An item that left its framework keeps the last revision that held it. */
export const shownItem = `
  item.uri, item.identifier, item.framework_id as "frameworkId", framework.uri as "frameworkUri",
  framework.title as "frameworkTitle", coalesce(item.revision_to, framework.revision) as revision,
  full_statement as "fullStatement", human_coding_scheme as "humanCodingScheme", item_type as "itemType"`;
export const shownMore = `${shownItem}, abbreviated_statement as "abbreviatedStatement", item.language`;
export const ofFramework = 'join registry.framework on framework.identifier = item.framework_id';

/** Items by URI or identifier, at their latest version; what is unknown is left out. */
export async function resolveItemRows(
  tx: Transaction,
  names: { readonly uris: readonly string[]; readonly identifiers: readonly string[] },
): Promise<ResolvedItem[]> {
  return tx.query<ResolvedItem>(
    `with wanted as (
       select id from registry.item where uri = any($1::text[])
       union select id from registry.item where identifier = any($2::uuid[]))
     select distinct on (item.identifier) ${shownItem}
     from wanted join registry.item using (id) ${ofFramework}
     order by item.identifier, item.revision_from desc`,
    [names.uris, names.identifiers],
  );
}

export interface ItemRecord extends ResolvedItem {
  readonly abbreviatedStatement: string | null;
  readonly language: string | null;
  readonly payload: string;
}

export async function findItemRecord(tx: Transaction, identifier: string): Promise<ItemRecord | undefined> {
  const [row] = await tx.query<ItemRecord>(
    `select ${shownMore}, payload from registry.item ${ofFramework}
     where item.identifier = $1 order by revision_from desc limit 1`,
    [identifier],
  );
  return row;
}

export interface AssociationRecord {
  readonly identifier: string;
  readonly associationType: string;
  readonly payload: string;
  readonly outgoing: boolean;
  readonly otherFrameworkId: string | null;
  readonly otherFrameworkTitle: string | null;
  readonly otherStatement: string | null;
}

/** The associations of an item with what the other end is, where it is here. */
export async function listAssociationsOf(tx: Transaction, identifier: string): Promise<AssociationRecord[]> {
  return tx.query<AssociationRecord>(
    `with link as (
       select *, origin = $1 as outgoing, case when origin = $1 then destination else origin end as other
       from registry.association where revision_to is null and (origin = $1 or destination = $1))
     select link.identifier, association_type as "associationType", link.payload, outgoing,
            coalesce(item.framework_id, document.identifier) as "otherFrameworkId",
            coalesce(holder.title, document.title) as "otherFrameworkTitle",
            coalesce(item.full_statement, document.title) as "otherStatement"
     from link
     left join registry.item on item.identifier = other and item.revision_to is null
     left join registry.framework as holder on holder.identifier = item.framework_id
     left join registry.framework as document on document.identifier = other
     order by link.framework_id, link.position, link.id limit 1000`,
    [identifier],
  );
}

export interface NamedItem {
  readonly identifier: string;
  readonly uri: string;
  readonly title: string;
}

/**
 * Finds the items that authored text names: by identifier, by URI, or, in the framework being written, by
 * human coding scheme. A coding scheme that several items share is left out.
 */
export async function findNamedItems(
  tx: Transaction,
  names: readonly string[],
  frameworkId: string | null,
): Promise<Map<string, NamedItem>> {
  const rows = await tx.query<NamedItem & { name: string; candidates: number }>(
    `with wanted as (select distinct name from unnest($1::text[]) as name),
     found as (
       select name, item.* from wanted join registry.item on item.uri = name where revision_to is null
       union
       select name, item.* from wanted join registry.item on item.identifier::text = lower(name)
         and item.identifier = any($3::uuid[]) where revision_to is null
       union
       select name, item.* from registry.item join wanted on human_coding_scheme = name
       where framework_id = $2 and revision_to is null)
     select name, identifier, uri, coalesce(human_coding_scheme, left(full_statement, 200)) as title,
            (count(*) over (partition by name))::int as candidates
     from found`,
    [names, frameworkId, names.filter(isUuidText)],
  );
  return new Map(
    rows
      .filter(({ candidates }) => candidates === 1)
      .map(({ name, identifier, uri, title }) => [name, { identifier, uri, title }]),
  );
}
