import { Injectable } from '@nestjs/common';
import type { MyProfile, PageQuery, Refusal } from '@wellspring/contracts';
import { Database } from '@wellspring/persistence';
import { Clock } from '@wellspring/platform';
import { standingOf } from '../domain/candidate-facts.js';
import { loadFacts } from '../storage/load-facts.js';
import { nextOf, placeCursor } from './paging.js';
import { unknownCursor } from './show-postings.js';

/** The learner's credentials as matching knows them: which are used, and what keeps the others out. */
@Injectable()
export class ShowMyProfile {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute(holder: string, { limit, cursor }: PageQuery): Promise<MyProfile | Refusal> {
    const after = placeCursor(cursor);
    if (after === null) return unknownCursor();
    const [facts] = await this.database.transaction({ holder }, (tx) => loadFacts(tx, [holder]));
    if (!facts) return { items: [] };
    const now = this.clock.now();
    const rows = facts.credentials.slice(after, after + limit + 1);
    return nextOf(
      rows,
      limit,
      (credential) => ({
        credentialId: credential.credentialId,
        standing: standingOf(credential, facts, now),
        items: credential.items.map(({ uri, level }) => ({ uri, level })),
      }),
      () => String(after + limit),
    );
  }
}
