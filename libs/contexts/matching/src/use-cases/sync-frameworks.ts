import { Injectable } from '@nestjs/common';
import { fetchFrameworkGraph } from '@wellspring/contracts';
import { matchedAssociationTypes, type Association } from '@wellspring/match-engine';
import { Database } from '@wellspring/persistence';
import { InternalPorts } from '@wellspring/platform';
import {
  dueFramework,
  finishFramework,
  postponeFramework,
  rebuildReach,
  replaceAssociations,
  targetsNear,
  type DueFramework,
} from '../storage/graph.js';
import { enterPostings, markHoldersOfItems } from '../storage/pending.js';

/** Fetches the associations of published frameworks, and marks the candidates for whom they change anything. */
@Injectable()
export class SyncFrameworks {
  constructor(
    private readonly database: Database,
    private readonly ports: InternalPorts,
  ) {}

  async execute(): Promise<boolean> {
    const due = await this.database.transaction('worker', dueFramework);
    if (!due) return false;
    try {
      await this.store(due, await this.fetch(due));
    } catch (error) {
      await this.database.transaction('worker', (tx) => postponeFramework(tx, due));
      throw error;
    }
    return true;
  }

  /** All pages, outside any transaction. */
  private async fetch({ frameworkId, revision }: DueFramework): Promise<Association[]> {
    const found: Association[] = [];
    let after: string | undefined;
    do {
      const page = await this.ports.call(fetchFrameworkGraph, {
        frameworkId,
        revision,
        limit: 10_000,
        ...(after !== undefined && { after }),
      });
      for (const each of page.associations) if (matchedAssociationTypes.includes(each.type)) found.push(each);
      after = page.next;
    } while (after !== undefined);
    return found;
  }

  private async store(due: DueFramework, associations: readonly Association[]): Promise<void> {
    await this.database.transaction('worker', async (tx) => {
      await enterPostings(tx);
      if (!(await finishFramework(tx, due))) return;
      const nodes = await replaceAssociations(tx, due.frameworkId, associations);
      if (nodes.length === 0) return;
      const sources = await rebuildReach(tx, await targetsNear(tx, nodes));
      await markHoldersOfItems(tx, sources, due.cause);
    });
  }
}
