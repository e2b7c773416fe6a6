import { Injectable } from '@nestjs/common';
import { refuse, type Rebuild, type Refusal } from '@wellspring/contracts';
import { Database } from '@wellspring/persistence';
import { findRebuild, type RebuildRow } from '../storage/rebuilds.js';

/** How far a rebuild is. */
@Injectable()
export class ShowRebuild {
  constructor(private readonly database: Database) {}

  async execute(id: string): Promise<Rebuild | Refusal> {
    const row = await this.database.transaction('worker', (tx) => findRebuild(tx, id));
    return row
      ? messageOf(row)
      : refuse(
          'ANALYTICS_REBUILD_UNKNOWN',
          404,
          'No rebuild has this id. Start one at POST /analytics/rebuild.',
        );
  }
}

export function messageOf(row: RebuildRow): Rebuild {
  return {
    id: row.id,
    state: row.state,
    requestedAt: row.requested_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
    events: row.events,
    of: Math.max(row.total, row.events),
    facts: row.facts,
    unreadable: row.unreadable,
    before: row.before,
    after: row.after,
    cause: row.cause,
  };
}
