import type { AwardRequest, CredentialFormat } from '@wellspring/contracts';
import type { Transaction } from '@wellspring/persistence';
import type { ActiveKey, IssuerKeys } from '../signing/issuer-keys.js';
import { achievementsOf, type AchievementRow } from '../storage/achievements.js';
import { profileOf } from '../storage/profiles.js';

/** What an institution signs some awards with, at a moment. */
export interface Workshop {
  readonly organisationId: string;
  /** The name that credentials give their issuer. */
  readonly name: string;
  readonly now: Date;
  readonly keys: ReadonlyMap<CredentialFormat, ActiveKey>;
  readonly achievements: ReadonlyMap<string, AchievementRow>;
}

/** Lays out what these requests need; undefined while the institution has no keys. */
export async function openWorkshop(
  tx: Transaction,
  issuerKeys: IssuerKeys,
  requests: readonly AwardRequest[],
  { organisationId, now }: { organisationId: string; now: Date },
): Promise<Workshop | undefined> {
  const profile = await profileOf(tx, organisationId);
  if (!profile) return undefined;
  const keys = new Map<CredentialFormat, ActiveKey>();
  for (const format of new Set(requests.flatMap(({ formats }) => formats))) {
    const key = await issuerKeys.of(tx, organisationId, format, now);
    if (!key) return undefined;
    keys.set(format, key);
  }
  const ids = [...new Set(requests.map(({ achievementId }) => achievementId))];
  const rows = await achievementsOf(tx, organisationId, ids);
  const achievements = new Map(rows.map((row) => [row.id, row]));
  return { organisationId, name: profile.name, now, keys, achievements };
}
