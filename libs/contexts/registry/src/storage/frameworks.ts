import type { Transaction } from '@wellspring/persistence';
import type { HeldFramework } from '../domain/decide-import.js';
import type { FrameworkRow } from '../domain/framework-summary.js';

const columns = `
  framework.identifier, framework.organisation_id as "organisationId", organisation.name as "organisationName",
  framework.uri, title, creator, adoption_status as "adoptionStatus", language, revision,
  content_hash as "contentHash", item_count as "itemCount", association_count as "associationCount",
  unresolved_count as "unresolvedCount", published_at as "publishedAt"`;

const joined = 'registry.framework left join registry.organisation using (organisation_id)';

/** Serialises the writers of one framework, also before it exists. */
export async function lockFramework(tx: Transaction, identifier: string): Promise<HeldFramework | undefined> {
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
    `registry:framework:${identifier}`,
  ]);
  const [row] = await tx.query<HeldFramework>(
    `select identifier, organisation_id as "organisationId", revision, content_hash as "contentHash"
     from registry.framework where identifier = $1`,
    [identifier],
  );
  return row;
}

export async function findFramework(tx: Transaction, identifier: string): Promise<FrameworkRow | undefined> {
  const [row] = await tx.query<FrameworkRow>(
    `select ${columns} from ${joined} where framework.identifier = $1`,
    [identifier],
  );
  return row;
}

export interface FrameworkPage {
  readonly q?: string | undefined;
  readonly organisation?: string | undefined;
  readonly after?: { readonly publishedAt: string; readonly identifier: string } | undefined;
  readonly limit: number;
}

/** Newest first. */
export async function listFrameworks(tx: Transaction, page: FrameworkPage): Promise<FrameworkRow[]> {
  return tx.query<FrameworkRow>(
    `select ${columns} from ${joined}
     where ($1::text is null or strpos(registry.folded(title), registry.folded($1)) > 0)
       and ($2::uuid is null or framework.organisation_id = $2 or exists (
         select from registry.framework_link as link
         where link.framework_id = framework.identifier and link.organisation_id = $2))
       and ($3::timestamptz is null or (date_trunc('milliseconds', published_at), framework.identifier) < ($3, $4::uuid))
     order by date_trunc('milliseconds', published_at) desc, framework.identifier desc limit $5`,
    [
      page.q ?? null,
      page.organisation ?? null,
      page.after?.publishedAt ?? null,
      page.after?.identifier ?? null,
      page.limit,
    ],
  );
}

/** Remembers that an organisation uses a framework of another. */
export async function linkFramework(
  tx: Transaction,
  frameworkId: string,
  organisationId: string,
  at: Date,
): Promise<void> {
  await tx.execute(
    `insert into registry.framework_link (framework_id, organisation_id, linked_at) values ($1, $2, $3)
     on conflict do nothing`,
    [frameworkId, organisationId, at],
  );
}

export async function listLinks(
  tx: Transaction,
  frameworkId: string,
): Promise<{ organisationId: string; name: string | null }[]> {
  return tx.query(
    `select organisation_id as "organisationId", name
     from registry.framework_link left join registry.organisation using (organisation_id)
     where framework_id = $1 order by linked_at`,
    [frameworkId],
  );
}
