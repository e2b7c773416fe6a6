import { Injectable } from '@nestjs/common';
import { Outbox } from '@wellspring/messaging';
import { Database, type Transaction } from '@wellspring/persistence';
import { Clock, PersonKeys } from '@wellspring/platform';
import { itemsOf, type CandidateFacts } from '../domain/candidate-facts.js';
import type { Cause } from '../domain/cause.js';
import type { RecordedChange } from '../domain/match-record.js';
import type { EmployerReferences } from '../domain/references.js';
import { rematch, type MatchChange, type OpenPosting } from '../domain/rematch.js';
import { lastWords, limitsOf } from '../domain/told.js';
import { loadFacts } from '../storage/load-facts.js';
import { reachFrom } from '../storage/graph.js';
import { lockLiveMatches, replaceCandidateItems, type CurrentMatch } from '../storage/matches.js';
import {
  enterCandidates,
  putBehind,
  takePendingCandidates,
  type PendingCandidate,
} from '../storage/pending.js';
import { holdOpenPostings } from '../storage/postings.js';
import { employersTold, excessesOf } from '../storage/tombstones.js';
import { EmployerReferenceKey } from './employer-reference-key.js';
import { recordChanges } from './record-changes.js';

const largestBatch = 100;

/**
 * Brings the matches of marked candidates up to date: profile from the facts, scores of the postings that its
 * items touch and of those that it already matches, then matches, feed entries and events in one transaction.
 * What has not changed leaves no trace, so doing it again is harmless.
 */
@Injectable()
export class RematchCandidates {
  private batchSize = largestBatch;

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
    let taken: PendingCandidate[] = [];
    try {
      const erased = await this.database.transaction('worker', async (tx) => {
        await enterCandidates(tx);
        taken = await takePendingCandidates(tx, this.batchSize);
        return taken.length === 0 ? [] : this.bringUpToDate(tx, taken, references);
      });
      for (const holder of erased) this.personKeys.forget(holder);
    } catch (error) {
      await this.isolate(taken);
      throw error;
    }
    const hasMore = taken.length === this.batchSize;
    this.batchSize = Math.min(this.batchSize * 2, largestBatch);
    return hasMore;
  }

  /** Answers who was erased. */
  private async bringUpToDate(
    tx: Transaction,
    taken: readonly PendingCandidate[],
    references: EmployerReferences,
  ): Promise<string[]> {
    const causes = new Map(taken.map(({ holder, cause }) => [holder, cause]));
    const { facts, ...decided } = await this.decide(tx, causes, references, this.clock.now());
    await recordChanges(tx, { ...decided, references, outbox: this.outbox });
    return facts.filter(({ erased }) => erased).map(({ holder }) => holder);
  }

  /** After a failure candidates are taken one by one, and who fails alone waits behind all others. */
  private async isolate(taken: readonly PendingCandidate[]): Promise<void> {
    this.batchSize = 1;
    const [only, ...others] = taken;
    if (!only || others.length > 0) return;
    await this.database.transaction('worker', (tx) => putBehind(tx, only.holder));
  }

  private async decide(
    tx: Transaction,
    causes: ReadonlyMap<string, Cause>,
    references: EmployerReferences,
    now: Date,
  ) {
    const facts = await loadFacts(tx, [...causes.keys()]);
    const live = await lockLiveMatches(tx, [...causes.keys()]);
    const { changes, titles } = await rescore(tx, facts, live, now);
    const byHolder = new Map(facts.map((each) => [each.holder, each]));
    const limits = limitsOf(await employersTold(tx, [...causes.keys()]), byHolder, references, now);
    const excesses = await excessesOf(tx, limits);
    const spokenOf = new Set([...live, ...changes].map(({ postingId, holder }) => `${postingId} ${holder}`));
    const all = [...changes, ...lastWords(excesses, spokenOf, byHolder)];
    const recorded = all.flatMap((change): RecordedChange[] => {
      const cause = causes.get(change.holder);
      return cause ? [{ change, cause, at: now }] : [];
    });
    return { facts, changes: recorded, titles, limits, excesses };
  }
}

/** What changed between candidates and the postings that their items touch, and those that they match. */
async function rescore(
  tx: Transaction,
  facts: readonly CandidateFacts[],
  matches: readonly CurrentMatch[],
  now: Date,
): Promise<{ changes: MatchChange[]; titles: ReadonlyMap<string, string> }> {
  const items = new Map(facts.map((each) => [each.holder, itemsOf(each, now)]));
  await replaceCandidateItems(tx, items);
  const reach = await reachFrom(tx, [...new Set([...items.values()].flat())]);
  const matched = [...new Set(matches.map(({ postingId }) => postingId))];
  const postings = await holdOpenPostings(tx, [...reach.keys()], matched, now);
  const touchedBy = postingsByItem(postings, reach);
  const live = groupByHolder(matches);
  const changes = facts.flatMap((candidate) => {
    const current = live.get(candidate.holder) ?? [];
    const touched = (items.get(candidate.holder) ?? []).flatMap((uri) => [...(touchedBy.get(uri) ?? [])]);
    const wanted = new Set([...current.map(({ postingId }) => postingId), ...touched]);
    return rematch({
      facts: candidate,
      postings: postings.filter(({ id }) => wanted.has(id)),
      live: current,
      strengths: (uri) => reach.get(uri),
      now,
    });
  });
  return { changes, titles: new Map(postings.map(({ id, title }) => [id, title])) };
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
