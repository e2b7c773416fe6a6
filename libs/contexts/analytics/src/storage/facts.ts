import { bulkInsert, type Transaction } from '@wellspring/persistence';
import type { FactRow } from '../domain/fact-row.js';

const columns = {
  generation: 'int',
  event_id: 'uuid',
  part: 'int',
  stage: 'text',
  at: 'timestamptz',
  organisation_id: 'uuid',
  achievement_id: 'uuid',
  posting_id: 'uuid',
  item_uri: 'text',
  item_revision: 'int',
  thing: 'text',
  person: 'text',
  credential: 'text',
  detail: 'text',
  cause_event_id: 'uuid',
  caused_at: 'timestamptz',
};

/** Stores facts; a fact that is there already is the same fact. */
export async function insertFacts(
  tx: Transaction,
  generation: number,
  rows: readonly FactRow[],
): Promise<void> {
  const owned = rows.map((row) => ({ generation, ...row }));
  await bulkInsert(tx, 'analytics.fact', columns, owned, 'on conflict do nothing');
  const issued = owned.filter(({ stage }) => stage === 'issued' || stage === 'reissued');
  await bulkInsert(
    tx,
    'analytics.issued_credential',
    {
      generation: 'int',
      credential: 'text',
      award: 'text',
      organisation_id: 'uuid',
      issued_at: 'timestamptz',
    },
    issued.map((row) => ({ ...row, award: row.thing, issued_at: row.at })),
    'on conflict do nothing',
  );
}

/** How many facts a generation has, and a digest of them that does not depend on their order. */
export async function digestOf(
  tx: Transaction,
  generation: number,
): Promise<{ facts: number; digest: string }> {
  const [row] = await tx.query<{ facts: string; digest: string }>(
    `select count(*) as facts,
            coalesce(sum(hashtextextended(jsonb_build_array(
              event_id, part, stage, extract(epoch from at), organisation_id, achievement_id, posting_id,
              item_uri, item_revision, thing, person, credential, detail, cause_event_id,
              extract(epoch from caused_at))::text, 0)::numeric), 0)::text as digest
     from analytics.fact where generation = $1`,
    [generation],
  );
  return { facts: Number(row?.facts ?? 0), digest: `${row?.facts ?? 0}:${row?.digest ?? 0}` };
}
