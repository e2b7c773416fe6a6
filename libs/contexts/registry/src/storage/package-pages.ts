import type { Transaction } from '@wellspring/persistence';
import { definitionKinds } from '../domain/part-rows.js';

const pageSize = 2000;

export interface PackageHead {
  readonly revision: number;
  readonly contentHash: string;
  readonly document: string;
  readonly extras: string;
}

/** Makes everything that the transaction reads from now on one moment; must come before its first query. */
export async function freezeSnapshot(tx: Transaction): Promise<void> {
  await tx.query('set transaction isolation level repeatable read, read only');
}

export async function packageHead(tx: Transaction, identifier: string): Promise<PackageHead | undefined> {
  const [row] = await tx.query<PackageHead>(
    `select revision.revision, revision.content_hash as "contentHash", document, extras
     from registry.framework
     join registry.revision on revision.framework_id = framework.identifier
       and revision.revision = framework.revision
     where framework.identifier = $1`,
    [identifier],
  );
  return row;
}

/** The texts of a framework's current items or associations, joined by commas, a page at a time. */
export async function* partPages(
  tx: Transaction,
  table: 'item' | 'association',
  identifier: string,
): AsyncGenerator<string> {
  let after: { position: number; id: string } = { position: -1, id: '0' };
  for (;;) {
    const [page] = await tx.query<{ text: string | null; count: number; position: number; id: string }>(
      `with page as (
         select payload, position, id from registry.${table}
         where framework_id = $1 and revision_to is null and (position, id) > ($2, $3)
         order by position, id limit ${pageSize})
       select string_agg(payload, ',' order by position, id) as text, count(*)::int as count,
              max(position) as position, (array_agg(id order by position desc, id desc))[1] as id
       from page`,
      [identifier, after.position, after.id],
    );
    if (!page?.text) return;
    yield page.text;
    if (page.count < pageSize) return;
    after = { position: page.position, id: page.id };
  }
}

/** The texts of the current definitions and rubrics by kind, joined by commas; kinds without any are absent. */
export async function definitionTexts(
  tx: Transaction,
  identifier: string,
): Promise<{ kind: (typeof definitionKinds)[number]; text: string }[]> {
  return tx.query(
    `select kind, string_agg(payload, ',' order by position, id) as text from registry.definition
     where framework_id = $1 and revision_to is null
     group by kind order by array_position($2::text[], kind)`,
    [identifier, definitionKinds],
  );
}
