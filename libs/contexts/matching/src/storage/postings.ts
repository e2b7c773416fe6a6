import type { MatchRequirement } from '@wellspring/match-engine';
import { bulkInsert, type Transaction } from '@wellspring/persistence';
import type { OpenPosting } from '../domain/rematch.js';

export interface PostingRow {
  readonly id: string;
  readonly organisationId: string;
  readonly title: string;
  readonly description: string | null;
  readonly openings: number;
  readonly location: string | null;
  readonly timeZone: string | null;
  readonly closesOn: string | null;
  readonly closesAt: Date | null;
  readonly state: 'open' | 'closed';
  readonly closeReason: 'filled' | 'cancelled' | 'expired' | null;
  readonly closedAt: Date | null;
  readonly publishedAt: Date;
}

export interface PostingOverview extends PostingRow {
  readonly requirementCount: number;
  readonly qualified: number;
  readonly near: number;
}

export interface RequirementRow extends MatchRequirement {
  readonly postingId: string;
  readonly frameworkUri: string | null;
  readonly revision: number | null;
}

const columns = `
  posting.id, posting.organisation_id as "organisationId", posting.title, posting.description,
  posting.openings, posting.location, posting.time_zone as "timeZone",
  to_char(posting.closes_on, 'YYYY-MM-DD') as "closesOn", posting.closes_at as "closesAt", posting.state,
  posting.close_reason as "closeReason", posting.closed_at as "closedAt",
  posting.published_at as "publishedAt"`;

const overview = `
  ${columns},
  (select count(*)::int from matching.posting_requirement where posting_id = posting.id) as "requirementCount",
  (select count(*)::int from matching.match
   where posting_id = posting.id and state = 'live' and tier = 'qualified') as qualified,
  (select count(*)::int from matching.match
   where posting_id = posting.id and state = 'live' and tier = 'near') as near`;

export async function insertPosting(
  tx: Transaction,
  posting: PostingRow,
  requirements: readonly Omit<RequirementRow, 'postingId'>[],
): Promise<void> {
  await tx.query(
    `insert into matching.posting (id, organisation_id, title, description, openings, location, time_zone,
       closes_on, closes_at, state, published_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'open', $10)`,
    [
      posting.id,
      posting.organisationId,
      posting.title,
      posting.description,
      posting.openings,
      posting.location,
      posting.timeZone,
      posting.closesOn,
      posting.closesAt,
      posting.publishedAt,
    ],
  );
  await bulkInsert(
    tx,
    'matching.posting_requirement',
    {
      id: 'uuid',
      posting_id: 'uuid',
      organisation_id: 'uuid',
      position: 'int',
      item_uri: 'text',
      framework_uri: 'text',
      revision: 'int',
      label: 'text',
      kind: 'text',
      mandatory: 'boolean',
      min_level: 'int',
      weight: 'int',
    },
    requirements.map((requirement, position) => ({
      id: requirement.id,
      posting_id: posting.id,
      organisation_id: posting.organisationId,
      position,
      item_uri: requirement.itemUri,
      framework_uri: requirement.frameworkUri,
      revision: requirement.revision,
      label: requirement.label,
      kind: requirement.kind,
      mandatory: requirement.mandatory,
      min_level: requirement.minLevel,
      weight: requirement.weight,
    })),
  );
}

/** An employer's postings, newest first. */
export async function listPostings(
  tx: Transaction,
  organisationId: string,
  page: { state: 'open' | 'closed' | undefined; before: string | undefined; limit: number },
): Promise<PostingOverview[]> {
  return tx.query<PostingOverview>(
    `select ${overview} from matching.posting
     where organisation_id = $1 and ($2::text is null or state = $2) and ($3::uuid is null or id < $3)
     order by id desc limit $4`,
    [organisationId, page.state ?? null, page.before ?? null, page.limit],
  );
}

export async function findPosting(
  tx: Transaction,
  organisationId: string,
  id: string,
): Promise<PostingOverview | undefined> {
  const [row] = await tx.query<PostingOverview>(
    `select ${overview} from matching.posting where organisation_id = $1 and id = $2`,
    [organisationId, id],
  );
  return row;
}

/** The posting, locked: its facts commit in order, and no candidate is matched to it meanwhile. */
export async function lockPosting(
  tx: Transaction,
  organisationId: string,
  id: string,
): Promise<PostingRow | undefined> {
  const [row] = await tx.query<PostingRow>(
    `select ${columns} from matching.posting where organisation_id = $1 and id = $2 for update`,
    [organisationId, id],
  );
  return row;
}

export async function closePosting(
  tx: Transaction,
  id: string,
  reason: 'filled' | 'cancelled' | 'expired',
  at: Date,
): Promise<void> {
  await tx.query(
    `update matching.posting set state = 'closed', close_reason = $2, closed_at = $3 where id = $1`,
    [id, reason, at],
  );
}

/** Open postings whose time has passed, locked; others in hand elsewhere are left to them. */
export async function lockExpiredPostings(
  tx: Transaction,
  now: Date,
): Promise<{ id: string; organisationId: string; closesAt: Date }[]> {
  return tx.query(
    `select id, organisation_id as "organisationId", closes_at as "closesAt" from matching.posting
     where state = 'open' and closes_at <= $1 order by closes_at limit 100 for update skip locked`,
    [now],
  );
}

export async function requirementsOf(
  tx: Transaction,
  postingIds: readonly string[],
): Promise<Map<string, RequirementRow[]>> {
  const rows = await tx.query<RequirementRow>(
    `select id, posting_id as "postingId", item_uri as "itemUri", framework_uri as "frameworkUri", revision,
            label, kind, mandatory, min_level as "minLevel", weight
     from matching.posting_requirement where posting_id = any($1::uuid[]) order by posting_id, position`,
    [postingIds],
  );
  const byPosting = new Map<string, RequirementRow[]>();
  for (const row of rows) byPosting.set(row.postingId, [...(byPosting.get(row.postingId) ?? []), row]);
  return byPosting;
}

export async function postingTitles(
  tx: Transaction,
  postingIds: readonly string[],
): Promise<Map<string, string>> {
  const rows = await tx.query<{ id: string; title: string }>(
    'select id, title from matching.posting where id = any($1::uuid[])',
    [postingIds],
  );
  return new Map(rows.map(({ id, title }) => [id, title]));
}

/** Tells that the items which satisfy a posting's requirements are known: candidates may be scored. */
export async function openForScoring(tx: Transaction, postingId: string): Promise<boolean> {
  const changed = await tx.execute(
    `update matching.posting set ready = true where id = $1 and state = 'open'`,
    [postingId],
  );
  return changed === 1;
}

/** Postings open to candidates now that ask for one of the items or are among `ids`, kept open until commit. */
export async function holdOpenPostings(
  tx: Transaction,
  itemUris: readonly string[],
  ids: readonly string[],
  now: Date,
): Promise<OpenPosting[]> {
  const postings = await tx.query<Omit<OpenPosting, 'requirements'>>(
    `select id, organisation_id as "organisationId", title from matching.posting
     where (id = any($2::uuid[])
         or id in (select posting_id from matching.posting_requirement where item_uri = any($1::text[])))
       and state = 'open' and ready and (closes_at is null or closes_at > $3)
     order by id for share`,
    [itemUris, ids, now],
  );
  const requirements = await requirementsOf(
    tx,
    postings.map(({ id }) => id),
  );
  return postings.map((posting) => ({ ...posting, requirements: requirements.get(posting.id) ?? [] }));
}
