import type { Transaction } from '@wellspring/persistence';
import type { StoredEntry } from '../domain/feed-entry.js';

/** Wakes whoever waits for new entries, in every replica. */
export const feedChannel = 'wellspring_matching_feed';

/** An entry before it has its place. */
export type NewEntry = Omit<StoredEntry, 'cursor' | 'tombstone'>;

/** Makes room for an employer's feed. */
export async function ensureFeed(tx: Transaction, organisationId: string): Promise<void> {
  await tx.query('insert into matching.feed_counter (organisation_id) values ($1) on conflict do nothing', [
    organisationId,
  ]);
}

/**
 * Appends entries, each employer's in the order given. The counters stay locked until commit, taken in one
 * order, so cursors have no gaps and become visible in their order: call it last in a transaction.
 */
export async function appendEntries(tx: Transaction, entries: readonly NewEntry[]): Promise<void> {
  if (entries.length === 0) return;
  const places = await takePlaces(tx, entries);
  const rows = entries.map((entry) => {
    const cursor = places.get(entry.organisationId) ?? 0;
    places.set(entry.organisationId, cursor + 1);
    const { sealedIdentity, ...rest } = entry;
    return { ...rest, cursor, identityHex: sealedIdentity?.toString('hex') ?? null };
  });
  await tx.query(
    `insert into matching.feed_entry (organisation_id, cursor, id, type, posting_id, posting_title, match_id,
       holder, candidate_reference, sequence, occurred_at, cause_event, caused_at, standing, identity, reason)
     select "organisationId", cursor, id, type, "postingId", "postingTitle", "matchId", holder,
            "candidateReference", sequence, "occurredAt", "causeEvent", "causedAt", standing,
            decode("identityHex", 'hex'), reason
     from json_to_recordset($1::json) as fresh ("organisationId" uuid, cursor bigint, id uuid, type text,
       "postingId" uuid, "postingTitle" text, "matchId" uuid, holder uuid, "candidateReference" uuid,
       sequence int, "occurredAt" timestamptz, "causeEvent" text, "causedAt" timestamptz, standing json,
       "identityHex" text, reason text)`,
    [JSON.stringify(rows)],
  );
  await tx.query('select pg_notify($1, $2)', [feedChannel, '']);
}

async function takePlaces(tx: Transaction, entries: readonly NewEntry[]): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const { organisationId } of entries) counts.set(organisationId, (counts.get(organisationId) ?? 0) + 1);
  const organisations = [...counts.keys()].sort();
  await tx.query(
    `select 1 from matching.feed_counter where organisation_id = any($1::uuid[])
     order by organisation_id for update`,
    [organisations],
  );
  const rows = await tx.query<{ organisationId: string; first: string }>(
    `update matching.feed_counter as counter set last_cursor = last_cursor + fresh.count
     from unnest($1::uuid[], $2::int[]) as fresh (organisation_id, count)
     where counter.organisation_id = fresh.organisation_id
     returning counter.organisation_id as "organisationId", last_cursor - fresh.count + 1 as first`,
    [organisations, organisations.map((id) => counts.get(id) ?? 0)],
  );
  return new Map(rows.map(({ organisationId, first }) => [organisationId, Number(first)]));
}

const columns = `
  id, cursor::float8 as cursor, type, organisation_id as "organisationId", posting_id as "postingId",
  posting_title as "postingTitle", match_id as "matchId", holder,
  candidate_reference as "candidateReference", sequence, occurred_at as "occurredAt",
  cause_event as "causeEvent", caused_at as "causedAt", standing, identity as "sealedIdentity", reason,
  tombstone`;

/** Entries of an employer after a cursor, of some postings or of all. */
export async function readEntries(
  tx: Transaction,
  organisationId: string,
  page: { postingIds: readonly string[] | null; after: number; limit: number },
): Promise<StoredEntry[]> {
  return tx.query<StoredEntry>(
    `select ${columns} from matching.feed_entry
     where organisation_id = $1 and cursor > $2 and ($3::uuid[] is null or posting_id = any($3))
     order by cursor limit $4`,
    [organisationId, page.after, page.postingIds, page.limit],
  );
}

/** Entries by cursor, for retries. */
export async function readEntriesAt(
  tx: Transaction,
  organisationId: string,
  cursors: readonly number[],
): Promise<StoredEntry[]> {
  return tx.query<StoredEntry>(
    `select ${columns} from matching.feed_entry
     where organisation_id = $1 and cursor = any($2::bigint[]) order by cursor`,
    [organisationId, cursors],
  );
}

export async function cursorOfEntry(
  tx: Transaction,
  organisationId: string,
  id: string,
): Promise<number | undefined> {
  const [row] = await tx.query<{ cursor: number }>(
    'select cursor::float8 as cursor from matching.feed_entry where organisation_id = $1 and id = $2',
    [organisationId, id],
  );
  return row?.cursor;
}

/** How far the feeds of employers have come. */
export async function lastCursors(
  tx: Transaction,
  organisationIds: readonly string[],
): Promise<Map<string, number>> {
  const rows = await tx.query<{ organisationId: string; cursor: number }>(
    `select organisation_id as "organisationId", last_cursor::float8 as cursor from matching.feed_counter
     where organisation_id = any($1::uuid[])`,
    [organisationIds],
  );
  return new Map(rows.map(({ organisationId, cursor }) => [organisationId, cursor]));
}
