import type { Transaction } from '@wellspring/persistence';
import type { Excess, Limit, Told } from '../domain/told.js';

/** Who was told of these candidates, or was shown their identity, and still may read it. */
export async function employersTold(tx: Transaction, holders: readonly string[]): Promise<Told[]> {
  return tx.query(
    `select holder, organisation_id as "organisationId" from matching.feed_entry
     where holder = any($1::uuid[]) and standing is not null
     union
     select holder, organisation_id from matching.released_identity where holder = any($1::uuid[])`,
    [holders],
  );
}

/** The entries that tell more than their employer may keep. */
export async function excessesOf(tx: Transaction, limits: readonly Limit[]): Promise<Excess[]> {
  if (limits.length === 0) return [];
  return tx.query<Excess>(
    `select entry.holder, entry.organisation_id as "organisationId", entry.cursor::float8 as cursor,
            entry.posting_id as "postingId", entry.match_id as "matchId"
     from json_to_recordset($1::json) as allowed (holder uuid, "organisationId" uuid, "credentialReferences" text[])
     join matching.feed_entry as entry
       on entry.holder = allowed.holder and entry.organisation_id = allowed."organisationId"
     where entry.standing is not null and (allowed."credentialReferences" is null or exists (
       select 1 from json_array_elements(entry.standing->'explanation') as explained
       where explained->>'credentialReference' <> all(allowed."credentialReferences")))
     order by entry.organisation_id, entry.cursor`,
    [JSON.stringify(limits)],
  );
}

/** Turns entries, and every entry of some matches, into tombstones. Ids, cursors and sequences stay. */
export async function entomb(
  tx: Transaction,
  excesses: readonly Excess[],
  matches: readonly { holder: string; id: string }[],
): Promise<void> {
  if (excesses.length + matches.length === 0) return;
  await tx.query(
    `update matching.feed_entry set standing = null, identity = null, tombstone = true
     where standing is not null and holder = any($4::uuid[]) and (match_id = any($3::uuid[])
       or (organisation_id, cursor) in (select * from unnest($1::uuid[], $2::bigint[])))`,
    [
      excesses.map(({ organisationId }) => organisationId),
      excesses.map(({ cursor }) => cursor),
      matches.map(({ id }) => id),
      [...excesses, ...matches].map(({ holder }) => holder),
    ],
  );
}

/** Forgets the identities that were released to employers who may keep nothing any more. */
export async function forgetIdentities(tx: Transaction, limits: readonly Limit[]): Promise<void> {
  const nothing = limits.filter(({ credentialReferences }) => credentialReferences === null);
  if (nothing.length === 0) return;
  await tx.query(
    `delete from matching.released_identity
     where (holder, organisation_id) in (select * from unnest($1::uuid[], $2::uuid[]))`,
    [nothing.map(({ holder }) => holder), nothing.map(({ organisationId }) => organisationId)],
  );
}
