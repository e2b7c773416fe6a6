import { Injectable } from '@nestjs/common';
import type { AchievementMessage, AchievementPage, PageQuery, Refusal } from '@wellspring/contracts';
import { Database } from '@wellspring/persistence';
import { unknownAchievement } from '../domain/refusals.js';
import {
  achievementById,
  achievementPageOf,
  latestRevisions,
  type AchievementRow,
} from '../storage/achievements.js';
import { achievementMessage } from './achievement-message.js';

/** What an institution awards. */
@Injectable()
export class ReadAchievements {
  constructor(private readonly database: Database) {}

  async list(organisationId: string, { limit, cursor }: PageQuery): Promise<AchievementPage> {
    return this.database.transaction({ organisation: organisationId }, async (tx) => {
      const rows = await achievementPageOf(tx, organisationId, limit, cursor);
      const latest = await latestRevisions(tx, frameworksOf(rows));
      const last = rows.length === limit ? rows.at(-1) : undefined;
      return { items: rows.map((row) => achievementMessage(row, latest)), ...(last && { next: last.id }) };
    });
  }

  async one(organisationId: string, id: string): Promise<AchievementMessage | Refusal> {
    return this.database.transaction({ organisation: organisationId }, async (tx) => {
      const row = await achievementById(tx, id);
      if (row?.organisation_id !== organisationId) return unknownAchievement();
      return achievementMessage(row, await latestRevisions(tx, frameworksOf([row])));
    });
  }

  /** The Open Badges 3.0 Achievement that credentials name, for anyone. */
  async document(id: string): Promise<object | Refusal> {
    const row = await this.database.transaction('public', (tx) => achievementById(tx, id));
    return row?.document ?? unknownAchievement();
  }
}

function frameworksOf(rows: readonly AchievementRow[]): string[] {
  return rows.flatMap(({ alignments }) => alignments.map(({ frameworkId }) => frameworkId));
}
