import { randomUUID } from 'node:crypto';
import type { Fact, Outbox } from '@wellspring/messaging';
import { newId, type Transaction } from '@wellspring/persistence';
import { entryOf, factOf, matchWriteOf, type Place, type RecordedChange } from '../domain/match-record.js';
import type { EmployerReferences } from '../domain/references.js';
import type { Excess, Limit } from '../domain/told.js';
import { leavesTombstones } from '../domain/withdrawal-reason.js';
import { appendEntries } from '../storage/feed.js';
import { upsertMatches } from '../storage/matches.js';
import { postingTitles } from '../storage/postings.js';
import { releasedIdentities } from '../storage/identities.js';
import { entomb, forgetIdentities } from '../storage/tombstones.js';

export interface ChangesToRecord {
  readonly changes: readonly RecordedChange[];
  /** What employers may not keep of the candidates, whether or not a match of theirs changed. */
  readonly limits: readonly Limit[];
  readonly excesses: readonly Excess[];
  readonly titles: ReadonlyMap<string, string>;
  readonly references: EmployerReferences;
  readonly outbox: Outbox;
}

/** Writes changed matches, turns what must be forgotten into tombstones, appends the feed and the events. */
export async function recordChanges(tx: Transaction, input: ChangesToRecord): Promise<void> {
  const { changes, references, outbox } = input;
  const places = await writeMatches(tx, changes, references);
  await forget(tx, input, places);
  const titles = new Map([...input.titles, ...(await missingTitles(tx, input))]);
  const identities = await releasedIdentities(
    tx,
    changes.filter(({ change }) => change.kind !== 'withdrawn').map(({ change }) => change),
  );
  const facts = changes.map((each) => {
    const { organisationId, holder } = each.change;
    return factOf(each, placeOf(places, each), references.candidate(organisationId, holder)) as Fact;
  });
  await outbox.append(tx, facts);
  await appendEntries(
    tx,
    changes.map((each) =>
      entryOf(each, placeOf(places, each), {
        id: newId(),
        postingTitle: titles.get(each.change.postingId) ?? '',
        sealedIdentity: identities.get(`${each.change.holder} ${each.change.organisationId}`) ?? null,
        references,
      }),
    ),
  );
}

async function writeMatches(
  tx: Transaction,
  changes: readonly RecordedChange[],
  references: EmployerReferences,
): Promise<Map<string, Place>> {
  const written = await upsertMatches(
    tx,
    changes.map((each) => matchWriteOf(each, randomUUID(), references)),
  );
  return new Map(
    written.map(({ id, postingId, holder, sequence }) => [
      `${postingId} ${holder}`,
      { matchId: id, sequence },
    ]),
  );
}

function placeOf(places: ReadonlyMap<string, Place>, { change }: RecordedChange): Place {
  const place = places.get(`${change.postingId} ${change.holder}`);
  if (!place) throw new Error('A match that was written came back without its place.');
  return place;
}

/** What employers may not keep becomes tombstones, and so does every entry of a match that consent ended. */
async function forget(
  tx: Transaction,
  { changes, limits, excesses }: ChangesToRecord,
  places: ReadonlyMap<string, Place>,
): Promise<void> {
  const ended = changes.filter(
    ({ change }) => change.kind === 'withdrawn' && leavesTombstones(change.reason),
  );
  const matches = ended.map((each) => ({
    holder: each.change.holder,
    id: placeOf(places, each).matchId,
  }));
  await entomb(tx, excesses, matches);
  await forgetIdentities(tx, limits);
}

/** Titles of postings that are not open any more. */
async function missingTitles(
  tx: Transaction,
  { changes, titles }: ChangesToRecord,
): Promise<Map<string, string>> {
  const missing = changes.map(({ change }) => change.postingId).filter((id) => !titles.has(id));
  return missing.length === 0 ? new Map() : postingTitles(tx, [...new Set(missing)]);
}
