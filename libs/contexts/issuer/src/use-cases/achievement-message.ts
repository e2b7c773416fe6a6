import type { AchievementMessage } from '@wellspring/contracts';
import type { AchievementRow } from '../storage/achievements.js';

/** An achievement as the institution sees it; `latest` knows the present revision of each framework. */
export function achievementMessage(
  row: AchievementRow,
  latest: ReadonlyMap<string, number>,
): AchievementMessage {
  return {
    id: row.id,
    name: row.name,
    description: row.document.description,
    achievementType: row.document.achievementType ?? '',
    criteria: row.document.criteria.narrative ?? '',
    alignments: row.alignments.map(({ uri, name, code, frameworkId, frameworkTitle, revision }) => ({
      itemUri: uri,
      itemName: name,
      code,
      frameworkId,
      frameworkTitle,
      revision,
      frameworkMovedOn: (latest.get(frameworkId) ?? revision) > revision,
    })),
    resultLevels: row.result_levels.map(({ name, rank }) => ({ name, rank })),
    publishedAt: row.published_at.toISOString(),
  };
}
