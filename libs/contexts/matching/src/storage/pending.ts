import { bulkInsert, type Transaction } from '@wellspring/persistence';
import { latestCause, type Cause } from '../domain/cause.js';

/**
 * Candidates and postings that must be looked at again. A mark is only ever added, by whoever learned
 * something, and taken by the loop that acts on it in the same transaction; so markers never wait for each
 * other, and a mark that comes while its candidate is being scored brings another turn. Marks of candidates of
 * whom something was taken back (a consent, a credential, everything) are urgent and come first.
 */
export interface PendingCandidate {
  readonly holder: string;
  readonly cause: Cause;
}

/** Turns of candidates run beside each other; what changes the postings that they can see runs alone. */
export async function enterCandidates(tx: Transaction): Promise<void> {
  await tx.query("select pg_advisory_xact_lock_shared(hashtext('matching:postings'))");
}

export async function enterPostings(tx: Transaction): Promise<void> {
  await tx.query("select pg_advisory_xact_lock(hashtext('matching:postings'))");
}

/** Takes candidates that no other replica has in hand, with the latest cause of each. */
export async function takePendingCandidates(tx: Transaction, limit: number): Promise<PendingCandidate[]> {
  const claimed = await tx.query<{ holder: string }>(
    `with first as materialized (
       select holder, urgent, position from matching.pending_candidate
       order by urgent desc, position limit $1 * 10),
     due as materialized (
       select holder from first group by holder order by bool_or(urgent) desc, min(position) limit $1)
     select holder from due where pg_try_advisory_xact_lock(hashtextextended('matching:' || holder::text, 0))`,
    [limit],
  );
  const marks = await tx.query<PendingCandidate>(
    'delete from matching.pending_candidate where holder = any($1::uuid[]) returning holder, cause',
    [claimed.map(({ holder }) => holder)],
  );
  const causes = new Map<string, Cause>();
  for (const { holder, cause } of marks) {
    const known = causes.get(holder);
    causes.set(holder, (known && latestCause([known, cause])) ?? cause);
  }
  return [...causes]
    .map(([holder, cause]) => ({ holder, cause }))
    .sort((a, b) => (a.holder < b.holder ? -1 : 1));
}

/** Moves the marks of a candidate behind all others. */
export async function putBehind(tx: Transaction, holder: string): Promise<void> {
  await tx.query(
    `with moved as (delete from matching.pending_candidate where holder = $1 returning holder, cause)
     insert into matching.pending_candidate (holder, cause) select holder, cause from moved`,
    [holder],
  );
}

/** Marks candidates of whom something ran out. */
export async function markExpired(tx: Transaction, marks: readonly PendingCandidate[]): Promise<void> {
  await bulkInsert(
    tx,
    'matching.pending_candidate',
    { holder: 'uuid', cause: 'jsonb', urgent: 'boolean' },
    marks.map((mark) => ({ ...mark, urgent: true })),
  );
}

/** Marks everybody who holds one of the items. */
export async function markHoldersOfItems(
  tx: Transaction,
  itemUris: readonly string[],
  cause: Cause,
): Promise<void> {
  await tx.query(
    `insert into matching.pending_candidate (holder, cause)
     select distinct holder, $2::jsonb from matching.candidate_item where item_uri = any($1::text[])`,
    [itemUris, JSON.stringify(cause)],
  );
}

/** Marks everybody who stands as a match of the posting. */
export async function markMatchedHolders(tx: Transaction, postingId: string, cause: Cause): Promise<void> {
  await tx.query(
    `insert into matching.pending_candidate (holder, cause)
     select holder, $2::jsonb from matching.match where posting_id = $1 and state = 'live'`,
    [postingId, JSON.stringify(cause)],
  );
}

export async function markPosting(tx: Transaction, postingId: string, cause: Cause): Promise<void> {
  await tx.query('insert into matching.pending_posting (posting_id, cause) values ($1, $2)', [
    postingId,
    JSON.stringify(cause),
  ]);
}

export async function hasPendingPostings(tx: Transaction): Promise<boolean> {
  const [row] = await tx.query<{ found: boolean }>(
    'select exists (select 1 from matching.pending_posting) as found',
  );
  return row?.found ?? false;
}

export async function takePendingPostings(
  tx: Transaction,
  limit: number,
): Promise<{ postingId: string; cause: Cause }[]> {
  return tx.query(
    `with taken as (
       delete from matching.pending_posting where position in (
         select position from matching.pending_posting order by position limit $1 for update skip locked)
       returning position, posting_id, cause)
     select posting_id as "postingId", cause from taken order by position`,
    [limit],
  );
}
