import type { Transaction } from '@wellspring/persistence';
import type { Achievement } from '@wellspring/standards';
import type { AlignmentFact, ResultLevel } from '../domain/award.js';

export interface AchievementRow {
  readonly id: string;
  readonly organisation_id: string;
  readonly name: string;
  readonly document: Achievement;
  readonly alignments: AlignmentFact[];
  readonly result_levels: ResultLevel[];
  readonly published_at: Date;
}

export async function insertAchievement(tx: Transaction, row: AchievementRow): Promise<void> {
  await tx.query(
    `insert into issuer.achievement (id, organisation_id, name, document, alignments, result_levels, published_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      row.id,
      row.organisation_id,
      row.name,
      JSON.stringify(row.document),
      JSON.stringify(row.alignments),
      JSON.stringify(row.result_levels),
      row.published_at,
    ],
  );
}

export async function achievementById(tx: Transaction, id: string): Promise<AchievementRow | undefined> {
  const [row] = await tx.query<AchievementRow>('select * from issuer.achievement where id = $1', [id]);
  return row;
}

export async function achievementsOf(
  tx: Transaction,
  organisationId: string,
  ids?: readonly string[],
): Promise<AchievementRow[]> {
  return tx.query<AchievementRow>(
    `select * from issuer.achievement where organisation_id = $1 and ($2::uuid[] is null or id = any($2))`,
    [organisationId, ids ?? null],
  );
}

/** Newest first, from after the cursor. */
export async function achievementPageOf(
  tx: Transaction,
  organisationId: string,
  limit: number,
  cursor: string | undefined,
): Promise<AchievementRow[]> {
  return tx.query<AchievementRow>(
    `select * from issuer.achievement where organisation_id = $1 and ($3::uuid is null or id < $3)
     order by id desc limit $2`,
    [organisationId, limit, cursor ?? null],
  );
}

/** Keeps the latest revision of a framework, whatever order they come in. */
export async function saveRevision(tx: Transaction, frameworkId: string, revision: number): Promise<void> {
  await tx.query(
    `insert into issuer.framework (id, revision) values ($1, $2)
     on conflict (id) do update set revision = greatest(issuer.framework.revision, excluded.revision)`,
    [frameworkId, revision],
  );
}

export async function latestRevisions(tx: Transaction, ids: readonly string[]): Promise<Map<string, number>> {
  const rows = await tx.query<{ id: string; revision: number }>(
    'select id, revision from issuer.framework where id = any($1::uuid[])',
    [ids],
  );
  return new Map(rows.map(({ id, revision }) => [id, revision]));
}
