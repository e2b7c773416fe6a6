import type { Transaction } from '@wellspring/persistence';
import type { DefinitionKind } from '../domain/part-rows.js';

/** A part's stored text and the document that it belongs to, for the link that single answers carry. */
export interface StoredPart {
  readonly payload: string;
  readonly documentId: string;
  readonly documentTitle: string;
  readonly documentUri: string;
}

const withDocument = `payload, framework.identifier as "documentId", framework.title as "documentTitle",
  framework.uri as "documentUri"`;

/** The latest version of an item, also when the latest revision no longer holds it. */
export async function findItem(tx: Transaction, identifier: string): Promise<StoredPart | undefined> {
  return findLatest(tx, 'registry.item', identifier);
}

export async function findAssociation(tx: Transaction, identifier: string): Promise<StoredPart | undefined> {
  return findLatest(tx, 'registry.association', identifier);
}

async function findLatest(
  tx: Transaction,
  table: string,
  identifier: string,
): Promise<StoredPart | undefined> {
  const [row] = await tx.query<StoredPart>(
    `select ${withDocument} from ${table} as part
     join registry.framework on framework.identifier = part.framework_id
     where part.identifier = $1 order by revision_from desc limit 1`,
    [identifier],
  );
  return row;
}

/** The associations of an item, in both directions and of every framework. */
export async function findItemAssociations(tx: Transaction, identifier: string): Promise<StoredPart[]> {
  return tx.query<StoredPart>(
    `select ${withDocument} from registry.association as part
     join registry.framework on framework.identifier = part.framework_id
     where revision_to is null and (origin = $1 or destination = $1)
     order by part.framework_id, position, part.id`,
    [identifier],
  );
}

/** A definition or rubric; of several frameworks that carry it the one that published it last. */
export async function findDefinition(
  tx: Transaction,
  kind: DefinitionKind,
  identifier: string,
): Promise<string | undefined> {
  const [row] = await tx.query<{ payload: string }>(
    `select payload from registry.definition where kind = $1 and identifier = $2
     order by revision_to is null desc, id desc limit 1`,
    [kind, identifier],
  );
  return row?.payload;
}

/** A definition and what stands below it by hierarchy code, itself first. */
export async function findDefinitionFamily(
  tx: Transaction,
  kind: DefinitionKind,
  identifier: string,
): Promise<string[]> {
  const rows = await tx.query<{ payload: string }>(
    `with head as (
       select * from registry.definition where kind = $1 and identifier = $2
       order by revision_to is null desc, id desc limit 1)
     select member.payload from head join registry.definition as member
       on member.id = head.id or (
         member.kind = head.kind and member.framework_id = head.framework_id and member.revision_to is null
         and starts_with(member.hierarchy_code, head.hierarchy_code || '.'))
     order by member.id <> head.id, member.hierarchy_code, member.position`,
    [kind, identifier],
  );
  return rows.map(({ payload }) => payload);
}
