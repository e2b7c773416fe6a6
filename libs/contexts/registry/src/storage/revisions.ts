import type { Transaction } from '@wellspring/persistence';

/** A revision to be appended, with what the framework's row shows of it. */
export interface NewRevision {
  readonly identifier: string;
  readonly organisationId: string;
  readonly uri: string;
  readonly title: string;
  readonly creator: string;
  readonly adoptionStatus: string | null;
  readonly language: string | null;
  readonly revision: number;
  readonly contentHash: string;
  readonly document: string;
  readonly extras: string;
  readonly unresolvedCount: number;
  readonly publishedAt: Date;
}

/** Appends the revision and makes it the latest. The parts must be merged already: they are counted here. */
export async function appendRevision(
  tx: Transaction,
  revision: NewRevision,
): Promise<{ itemCount: number; associationCount: number }> {
  const [counts] = await tx.query<{ items: number; associations: number }>(
    `select (select count(*)::int from registry.item where framework_id = $1 and revision_to is null) as items,
            (select count(*)::int from registry.association where framework_id = $1 and revision_to is null)
              as associations`,
    [revision.identifier],
  );
  const { items = 0, associations = 0 } = counts ?? {};
  await tx.execute(
    `insert into registry.framework (identifier, organisation_id, uri, title, creator, adoption_status, language,
       revision, content_hash, unresolved_count, published_at, item_count, association_count)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
     on conflict (identifier) do update set uri = excluded.uri, title = excluded.title, creator = excluded.creator,
       adoption_status = excluded.adoption_status, language = excluded.language, revision = excluded.revision,
       content_hash = excluded.content_hash, unresolved_count = excluded.unresolved_count,
       published_at = excluded.published_at, item_count = excluded.item_count,
       association_count = excluded.association_count`,
    [
      revision.identifier,
      revision.organisationId,
      revision.uri,
      revision.title,
      revision.creator,
      revision.adoptionStatus,
      revision.language,
      revision.revision,
      revision.contentHash,
      revision.unresolvedCount,
      revision.publishedAt,
      items,
      associations,
    ],
  );
  await tx.execute(
    `insert into registry.revision (framework_id, revision, organisation_id, content_hash, document, extras,
       unresolved_count, published_at, item_count, association_count)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      revision.identifier,
      revision.revision,
      revision.organisationId,
      revision.contentHash,
      revision.document,
      revision.extras,
      revision.unresolvedCount,
      revision.publishedAt,
      items,
      associations,
    ],
  );
  return { itemCount: items, associationCount: associations };
}

export interface RevisionRow {
  readonly revision: number;
  readonly contentHash: string;
  readonly itemCount: number;
  readonly associationCount: number;
  readonly unresolvedCount: number;
  readonly publishedAt: Date;
}

export async function listRevisions(tx: Transaction, frameworkId: string): Promise<RevisionRow[]> {
  return tx.query<RevisionRow>(
    `select revision, content_hash as "contentHash", item_count as "itemCount",
            association_count as "associationCount", unresolved_count as "unresolvedCount",
            published_at as "publishedAt"
     from registry.revision where framework_id = $1 order by revision desc`,
    [frameworkId],
  );
}
