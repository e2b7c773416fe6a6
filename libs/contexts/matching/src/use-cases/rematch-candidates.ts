import { Injectable } from '@nestjs/common';
import { Outbox } from '@wellspring/messaging';
import { Database, type Transaction } from '@wellspring/persistence';
import { Clock, PersonKeys } from '@wellspring/platform';
import { itemsOf, type CandidateFacts } from '../domain/candidate-facts.js';
import type { Cause } from '../domain/cause.js';
import type { RecordedChange } from '../domain/match-record.js';
import { rematch, type OpenPosting } from '../domain/rematch.js';
import { loadFacts } from '../storage/load-facts.js';
import { reachFrom } from '../storage/graph.js';
import { lockLiveMatches, replaceCandidateItems, type CurrentMatch } from '../storage/matches.js';
import { enterCandidates, takePendingCandidates } from '../storage/pending.js';
import { holdOpenPostings } from '../storage/postings.js';
import { EmployerReferenceKey } from './employer-reference-key.js';
import { recordChanges } from './record-changes.js';

const batchSize = 100;

/**
 * Brings the matches of marked candidates up to date: profile from the facts, scores of the postings that its
 * items touch and of those that it already matches, then matches, feed entries and events in one transaction.
 * What has not changed leaves no trace, so doing it again is harmless.
 */
@Injectable()
export class RematchCandidates {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly referenceKey: EmployerReferenceKey,
    private readonly personKeys: PersonKeys,
  ) {}

  /** Takes a batch of marked candidates; true when there may be more. */
  async execute(): Promise<boolean> {
    const references = await this.referenceKey.load();
    const { taken, erased } = await this.database.transaction('worker', async (tx) => {
      await enterCandidates(tx);
      const pending = await takePendingCandidates(tx, batchSize);
      if (pending.length === 0) return { taken: 0, erased: [] };
      const now = this.clock.now();
      const causes = new Map(pending.map(({ holder, cause }) => [holder, cause]));
      const { facts, changes, titles } = await this.decide(tx, causes, now);
      await recordChanges(tx, { changes, facts, titles, references, outbox: this.outbox, now });
      return { taken: pending.length, erased: facts.filter((each) => each.erased) };
    });
    for (const { holder } of erased) this.personKeys.forget(holder);
    return taken === batchSize;
  }

  private async decide(tx: Transaction, causes: ReadonlyMap<string, Cause>, now: Date) {
    const facts = await loadFacts(tx, [...causes.keys()]);
    const items = new Map(facts.map((each) => [each.holder, itemsOf(each, now)]));
    await replaceCandidateItems(tx, items);
    const live = groupByHolder(await lockLiveMatches(tx, [...causes.keys()]));
    const reach = await reachFrom(tx, [...new Set([...items.values()].flat())]);
    const matched = [...live.values()].flat().map(({ postingId }) => postingId);
    const postings = await holdOpenPostings(tx, [...reach.keys()], [...new Set(matched)], now);
    const touchedBy = postingsByItem(postings, reach);
    const changes = facts.flatMap((each) => changesOf(each));
    return { facts, changes, titles: new Map(postings.map(({ id, title }) => [id, title])) };

    function changesOf(candidate: CandidateFacts): RecordedChange[] {
      const current = live.get(candidate.holder) ?? [];
      const wanted = new Set(current.map(({ postingId }) => postingId));
      for (const uri of items.get(candidate.holder) ?? []) {
        for (const id of touchedBy.get(uri) ?? []) wanted.add(id);
      }
      const found = rematch({
        facts: candidate,
        postings: postings.filter(({ id }) => wanted.has(id)),
        live: current,
        strengths: (uri) => reach.get(uri),
        now,
      });
      const cause = causes.get(candidate.holder);
      return cause ? found.map((change) => ({ change, cause, at: now })) : [];
    }
  }
}

/** Which postings each held item touches, over its equivalents and relatives. */
function postingsByItem(
  postings: readonly OpenPosting[],
  reach: Awaited<ReturnType<typeof reachFrom>>,
): Map<string, Set<string>> {
  const touched = new Map<string, Set<string>>();
  for (const { id, requirements } of postings) {
    for (const { itemUri } of requirements) {
      for (const { source } of reach.get(itemUri) ?? []) {
        const known = touched.get(source);
        if (known) known.add(id);
        else touched.set(source, new Set([id]));
      }
    }
  }
  return touched;
}

function groupByHolder(matches: readonly CurrentMatch[]): Map<string, CurrentMatch[]> {
  const groups = new Map<string, CurrentMatch[]>();
  for (const match of matches) groups.set(match.holder, [...(groups.get(match.holder) ?? []), match]);
  return groups;
}
