import type { MatchTier, WithdrawalReason } from '@wellspring/contracts';
import type { RequirementExplanation } from '@wellspring/match-engine';
import { bulkInsert, type Transaction } from '@wellspring/persistence';

/** A live match as the matcher compares with. */
export interface CurrentMatch {
  readonly postingId: string;
  readonly organisationId: string;
  readonly holder: string;
  readonly fingerprint: string;
  readonly credentialIds: readonly string[];
}

/** The live matches of candidates, locked against a release of identity meanwhile. */
export async function lockLiveMatches(tx: Transaction, holders: readonly string[]): Promise<CurrentMatch[]> {
  return tx.query<CurrentMatch>(
    `select posting_id as "postingId", organisation_id as "organisationId", holder, fingerprint,
            credential_ids as "credentialIds"
     from matching.match where holder = any($1::uuid[]) and state = 'live' order by id for update`,
    [holders],
  );
}

/** A match as it is about to be stored. */
export interface MatchWrite {
  readonly id: string;
  readonly postingId: string;
  readonly organisationId: string;
  readonly holder: string;
  readonly candidateReference: string;
  readonly state: 'live' | 'withdrawn';
  readonly tier: MatchTier | null;
  readonly score: number | null;
  readonly explanation: readonly RequirementExplanation[];
  readonly credentialIds: readonly string[];
  readonly fingerprint: string;
  readonly reason: WithdrawalReason | null;
  readonly at: Date;
}

export interface WrittenMatch {
  readonly id: string;
  readonly postingId: string;
  readonly holder: string;
  readonly sequence: number;
}

/** Stores matches as versioned upserts: each change of a candidate and posting counts its sequence up. */
export async function upsertMatches(tx: Transaction, writes: readonly MatchWrite[]): Promise<WrittenMatch[]> {
  if (writes.length === 0) return [];
  // One JSON parameter: explanations are large, and arrays of quoted JSON cost twice the time.
  return tx.query<WrittenMatch>(
    `insert into matching.match (id, posting_id, organisation_id, holder, candidate_reference, state, tier,
       score, explanation, credential_ids, fingerprint, reason, created_at, updated_at)
     select id, "postingId", "organisationId", holder, "candidateReference", state, tier, score, explanation,
            "credentialIds", fingerprint, reason, at, at
     from json_to_recordset($1::json) as fresh (id uuid, "postingId" uuid, "organisationId" uuid, holder uuid,
       "candidateReference" uuid, state text, tier text, score int, explanation json, "credentialIds" text[],
       fingerprint text, reason text, at timestamptz)
     on conflict (posting_id, holder) do update set
       state = excluded.state, tier = excluded.tier, score = excluded.score,
       explanation = excluded.explanation, credential_ids = excluded.credential_ids,
       fingerprint = excluded.fingerprint, reason = excluded.reason, sequence = match.sequence + 1,
       created_at = case when match.state = 'withdrawn' then excluded.created_at else match.created_at end,
       updated_at = excluded.updated_at
     returning id, posting_id as "postingId", holder, sequence`,
    [JSON.stringify(writes)],
  );
}

/** Replaces what is known of candidates' items. */
export async function replaceCandidateItems(
  tx: Transaction,
  items: ReadonlyMap<string, readonly string[]>,
): Promise<void> {
  await tx.query('delete from matching.candidate_item where holder = any($1::uuid[])', [[...items.keys()]]);
  const rows = [...items].flatMap(([holder, uris]) => uris.map((item_uri) => ({ holder, item_uri })));
  await bulkInsert(tx, 'matching.candidate_item', { holder: 'uuid', item_uri: 'text' }, rows);
}

/** Candidates who hold one of the items, in pages, for a preview. */
export async function holdersOfItems(
  tx: Transaction,
  itemUris: readonly string[],
  after: string | undefined,
  limit: number,
): Promise<string[]> {
  const rows = await tx.query<{ holder: string }>(
    `select distinct holder from matching.candidate_item
     where item_uri = any($1::text[]) and ($2::uuid is null or holder > $2) order by holder limit $3`,
    [itemUris, after ?? null, limit],
  );
  return rows.map(({ holder }) => holder);
}

/** A match as an employer or a learner reads it. */
export interface MatchRow {
  readonly id: string;
  readonly postingId: string;
  readonly organisationId: string;
  readonly holder: string;
  readonly candidateReference: string;
  readonly tier: MatchTier;
  readonly score: number;
  readonly explanation: RequirementExplanation[];
  readonly sequence: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  /** What the learner released to this employer, sealed. */
  readonly sealedIdentity: Buffer | null;
  readonly releasedAt: Date | null;
}

export const matchColumns = `
  match.id, match.posting_id as "postingId", match.organisation_id as "organisationId", match.holder,
  match.candidate_reference as "candidateReference", match.tier, match.score, match.explanation,
  match.sequence, match.created_at as "createdAt", match.updated_at as "updatedAt",
  released.sealed as "sealedIdentity", released.released_at as "releasedAt"`;

export const matchJoins = `
  left join matching.released_identity as released
    on released.holder = match.holder and released.organisation_id = match.organisation_id`;

export interface RankedMatch extends MatchRow {
  readonly rank: number;
}

/** The live matches of a posting, best first; ties by id. */
export async function rankMatches(
  tx: Transaction,
  organisationId: string,
  postingId: string,
  page: { tier: MatchTier | undefined; after: number; limit: number },
): Promise<RankedMatch[]> {
  return tx.query<RankedMatch>(
    `with ranked as (
       select match.id, row_number() over (
         order by match.tier = 'qualified' desc, match.score desc, match.id)::int as rank
       from matching.match
       where match.posting_id = $2 and match.organisation_id = $1 and match.state = 'live')
     select ${matchColumns}, ranked.rank from ranked join matching.match using (id) ${matchJoins}
     where ranked.rank > $4 and ($3::text is null or match.tier = $3) order by ranked.rank limit $5`,
    [organisationId, postingId, page.tier ?? null, page.after, page.limit],
  );
}

export async function findMatch(
  tx: Transaction,
  organisationId: string,
  id: string,
): Promise<(MatchRow & { postingTitle: string }) | undefined> {
  const [row] = await tx.query<MatchRow & { postingTitle: string }>(
    `select ${matchColumns}, posting.title as "postingTitle" from matching.match ${matchJoins}
     join matching.posting on posting.id = match.posting_id
     where match.organisation_id = $1 and match.id = $2 and match.state = 'live'`,
    [organisationId, id],
  );
  return row;
}
