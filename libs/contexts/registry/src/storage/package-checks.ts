import type { Transaction } from '@wellspring/persistence';
import { partTables } from './staging.js';

/** Something of a package that makes it unusable, named for its author. */
export interface Contradiction {
  readonly path: string;
  readonly message: string;
}

const shown = 20;

/** Removes parts that a package lists twice word for word, and answers how many. */
export async function dropRepeatedParts(tx: Transaction): Promise<{ table: string; identifier: string }[]> {
  const dropped: { table: string; identifier: string }[] = [];
  for (const table of partTables) {
    const kind = table === 'definition' ? 'kind, ' : '';
    const rows = await tx.query<{ identifier: string }>(
      `with numbered as (
         select ctid, row_number() over (partition by ${kind}identifier, digest order by position) as nth
         from staged_${table}
         where identifier in (
           select identifier from staged_${table} group by ${kind}identifier having count(*) > 1))
       delete from staged_${table} where ctid in (select ctid from numbered where nth > 1)
       returning identifier`,
    );
    dropped.push(...rows.map(({ identifier }) => ({ table, identifier })));
  }
  return dropped;
}

/** Identifiers and URIs of the staged package that contradict each other. */
export async function findContradictions(tx: Transaction, documentId: string): Promise<Contradiction[]> {
  const found: Contradiction[] = [];
  for (const [sql, path, message] of contradictions) {
    const parameters = sql.includes('$1') ? [documentId] : [];
    const rows = await tx.query<{ identifier: string }>(`${sql} limit ${shown}`, parameters);
    found.push(...rows.map(({ identifier }) => ({ path: `${path}/${identifier}`, message })));
  }
  return found.slice(0, 100);
}

const contradictions: readonly (readonly [sql: string, path: string, message: string])[] = [
  [
    'select identifier from staged_item group by identifier having count(*) > 1',
    'CFItems',
    'Two items with different content share this identifier.',
  ],
  [
    'select identifier from staged_association group by identifier having count(*) > 1',
    'CFAssociations',
    'Two associations with different content share this identifier.',
  ],
  [
    'select identifier from staged_definition group by kind, identifier having count(*) > 1',
    'CFDefinitions',
    'Two definitions with different content share this identifier.',
  ],
  [
    `select identifier from staged_item where identifier = $1
     union select identifier from staged_association where identifier = $1`,
    'CFDocument',
    'The identifier of the document is also that of an item or an association.',
  ],
  [
    'select identifier from staged_item join staged_association using (identifier)',
    'CFItems',
    'This identifier is also that of an association.',
  ],
  [
    'select min(identifier::text) as identifier from staged_item group by uri having count(*) > 1',
    'CFItems',
    'The URI of this item is also that of another.',
  ],
  ...(['origin', 'destination'] as const).map(
    (end) =>
      [
        `select link.identifier from staged_association as link
         join staged_item as named on named.identifier = link.${end} and named.uri <> link.${end}_uri
         join staged_item as located on located.uri = link.${end}_uri`,
        'CFAssociations',
        `The ${end} names one item by its identifier and another by its URI.`,
      ] as const,
  ),
];

/** Something of the installation that has an identifier or a URI already. */
export interface Holder {
  readonly name: string;
  readonly frameworkId: string;
  readonly organisationId: string;
}

/**
 * The first identifier or URI of the staged package that something of another framework has, also when that
 * left its framework. Definitions may be shared: a licence or subject is the same in many frameworks.
 */
export async function findHolder(
  tx: Transaction,
  document: { readonly identifier: string; readonly uri: string },
): Promise<Holder | undefined> {
  const staged = `(
    select $1::uuid as identifier union all select identifier from staged_item
    union all select identifier from staged_association)`;
  const [row] = await tx.query<Holder>(
    `select name, held.framework_id as "frameworkId", held.organisation_id as "organisationId" from (
       select identifier::text as name, framework_id, organisation_id
       from ${staged} as part join registry.item using (identifier)
       union all
       select identifier::text, framework_id, organisation_id
       from ${staged} as part join registry.association using (identifier)
       union all
       select identifier::text, identifier, organisation_id
       from ${staged} as part join registry.framework using (identifier)
       union all
       select item.uri, framework_id, organisation_id
       from staged_item join registry.item on item.uri = staged_item.uri
       union all
       select uri, identifier, organisation_id from registry.framework where uri = $2) as held
     where held.framework_id <> $1 limit 1`,
    [document.identifier, document.uri],
  );
  return row;
}

/**
 * Gives an end that names a known item by its URI alone that item's identifier, so that the association is
 * found from both sides.
 */
export async function settleNodesByUri(tx: Transaction): Promise<void> {
  for (const end of ['origin', 'destination']) {
    for (const items of ['staged_item', 'registry.item']) {
      await tx.execute(
        `update staged_association as link set ${end} = named.identifier from ${items} as named
         where named.uri = link.${end}_uri and link.${end} is distinct from named.identifier
           and (link.${end} is null or (
             not exists (select from staged_item where identifier = link.${end})
             and not exists (select from registry.item where identifier = link.${end})))`,
      );
    }
  }
}

export interface UnresolvedEnd {
  readonly association: string;
  readonly associationType: string;
  readonly end: 'origin' | 'destination';
  readonly identifier: string;
  readonly uri: string;
}

/** The ends of staged associations that nothing here answers to; the first hundred, and all of them counted. */
export async function findUnresolved(
  tx: Transaction,
  documentId: string,
): Promise<{ total: number; first: UnresolvedEnd[] }> {
  const rows = await tx.query<Omit<UnresolvedEnd, 'identifier'> & { payload: string; total: number }>(
    `with link_end as (
       select identifier, association_type, position, 'origin' as "end", origin as node, origin_uri as uri,
              payload from staged_association
       union all
       select identifier, association_type, position, 'destination', destination, destination_uri, payload
       from staged_association),
     unresolved as (
       select * from link_end where node is null or (
         node <> $1
         and not exists (select from staged_item where identifier = node)
         and not exists (select from staged_definition where identifier = node)
         and not exists (select from registry.item where identifier = node)
         and not exists (select from registry.framework where identifier = node)
         and not exists (select from registry.definition where identifier = node)))
     select identifier as association, association_type as "associationType", "end", uri, payload,
            (select count(distinct identifier)::int from unresolved) as total
     from unresolved order by position, "end" desc limit 100`,
    [documentId],
  );
  const first = rows.map(({ payload, total: _, ...shown }) => {
    const nodes = JSON.parse(payload) as Record<string, { identifier: string }>;
    return { ...shown, identifier: nodes[`${shown.end}NodeURI`]?.identifier ?? '' };
  });
  return { total: rows[0]?.total ?? 0, first };
}

/** A current association of the framework that says what a staged one says. */
export async function findHeldAssociation(tx: Transaction, frameworkId: string): Promise<string | undefined> {
  const [row] = await tx.query<{ identifier: string }>(
    `select held.identifier from staged_association as staged join registry.association as held
       on held.framework_id = $1 and held.revision_to is null
       and held.association_type = staged.association_type
       and held.origin_uri = staged.origin_uri and held.destination_uri = staged.destination_uri
     limit 1`,
    [frameworkId],
  );
  return row?.identifier;
}
