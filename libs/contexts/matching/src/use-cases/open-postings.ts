import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '@wellspring/persistence';
import type { Cause } from '../domain/cause.js';
import { rebuildReach, sourcesOf, targetsWithoutReach } from '../storage/graph.js';
import {
  enterPostings,
  hasPendingPostings,
  markHoldersOfItems,
  markMatchedHolders,
  takePendingPostings,
} from '../storage/pending.js';
import { openForScoring, requirementsOf } from '../storage/postings.js';

const batchSize = 20;

/**
 * Spreads the news of postings: works out which items satisfy a new one and marks every candidate who holds
 * one; of a closed one, marks those who matched it. It runs alone, so that no candidate is scored in between.
 */
@Injectable()
export class OpenPostings {
  constructor(private readonly database: Database) {}

  async execute(): Promise<boolean> {
    return this.database.transaction('worker', async (tx) => {
      // Candidates wait while postings are spread, so nothing is held up for nothing.
      if (!(await hasPendingPostings(tx))) return false;
      await enterPostings(tx);
      const pending = await takePendingPostings(tx, batchSize);
      for (const { postingId, cause } of pending) await this.spread(tx, postingId, cause);
      return pending.length === batchSize;
    });
  }

  private async spread(tx: Transaction, postingId: string, cause: Cause): Promise<void> {
    await markMatchedHolders(tx, postingId, cause);
    if (!(await openForScoring(tx, postingId))) return;
    const requirements = (await requirementsOf(tx, [postingId])).get(postingId) ?? [];
    const targets = [...new Set(requirements.map(({ itemUri }) => itemUri))];
    await rebuildReach(tx, await targetsWithoutReach(tx, targets));
    await markHoldersOfItems(tx, await sourcesOf(tx, targets), cause);
  }
}
