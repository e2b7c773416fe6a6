import type { Transaction } from '@wellspring/persistence';
import { matchColumns, matchJoins, type MatchRow } from './matches.js';

export interface MyMatchRow extends MatchRow {
  readonly employerName: string | null;
  readonly title: string;
  readonly description: string | null;
  readonly location: string | null;
  readonly openings: number;
  readonly closesAt: Date | null;
}

const columns = `
  ${matchColumns}, organisation.name as "employerName", posting.title, posting.description, posting.location,
  posting.openings, posting.closes_at as "closesAt"`;

const joins = `
  ${matchJoins}
  join matching.posting on posting.id = match.posting_id
  left join matching.organisation on organisation.organisation_id = match.organisation_id`;

/** A learner's live matches: qualified before near, then by score. */
export async function listMyMatches(
  tx: Transaction,
  holder: string,
  page: { after: number; limit: number },
): Promise<MyMatchRow[]> {
  return tx.query<MyMatchRow>(
    `select ${columns} from matching.match ${joins} where match.holder = $1 and match.state = 'live'
     order by match.tier = 'qualified' desc, match.score desc, match.id offset $2 limit $3`,
    [holder, page.after, page.limit],
  );
}

export async function findMyMatch(
  tx: Transaction,
  holder: string,
  id: string,
): Promise<MyMatchRow | undefined> {
  const [row] = await tx.query<MyMatchRow>(
    `select ${columns} from matching.match ${joins}
     where match.holder = $1 and match.id = $2 and match.state = 'live'`,
    [holder, id],
  );
  return row;
}

/** The learner's live match, locked for a release of identity. */
export async function lockMyMatch(
  tx: Transaction,
  holder: string,
  id: string,
): Promise<MyMatchRow | undefined> {
  await tx.query('select 1 from matching.match where holder = $1 and id = $2 for update', [holder, id]);
  return findMyMatch(tx, holder, id);
}

/** Counts up the sequence of a match; answers what it is now. */
export async function advanceMatch(tx: Transaction, id: string, at: Date): Promise<number> {
  const [row] = await tx.query<{ sequence: number }>(
    'update matching.match set sequence = sequence + 1, updated_at = $2 where id = $1 returning sequence',
    [id, at],
  );
  if (!row) throw new Error('A match that is locked is not there.');
  return row.sequence;
}
