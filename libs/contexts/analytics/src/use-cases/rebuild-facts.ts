import { Inject, Injectable } from '@nestjs/common';
import type { RebuildResult } from '@wellspring/contracts';
import { readArchive } from '@wellspring/messaging';
import { Database } from '@wellspring/persistence';
import { CONTEXT_RUNTIME, type ContextRuntime } from '@wellspring/platform';
import { clearFacts, digestOfFacts } from '../storage/facts.js';

const pageSize = 1000;

/**
 * Derives every fact again from the archived events, from zero, in one transaction: readers see the old
 * facts until the new ones are complete.
 */
@Injectable()
export class RebuildFacts {
  constructor(
    private readonly database: Database,
    @Inject(CONTEXT_RUNTIME) private readonly runtime: ContextRuntime,
  ) {}

  async execute(): Promise<RebuildResult> {
    return this.database.transaction('worker', async (tx) => {
      await tx.query("select pg_advisory_xact_lock(hashtext('analytics:rebuild'))");
      // What is consumed meanwhile waits, so that nothing is counted between reading and replacing.
      await tx.query('lock table analytics.fact in share row exclusive mode');
      const before = await digestOfFacts(tx);
      await clearFacts(tx);
      let events = 0;
      for (let after = '0'; ;) {
        const page = await readArchive(tx, 'analytics', after, pageSize);
        for (const { envelope } of page) await this.runtime.replay(envelope, tx);
        events += page.length;
        const last = page.at(-1);
        if (!last || page.length < pageSize) break;
        after = last.position;
      }
      const rebuilt = await digestOfFacts(tx);
      return { events, facts: rebuilt.facts, before: before.digest, after: rebuilt.digest };
    });
  }
}
