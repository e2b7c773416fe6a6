import type { Transaction } from '@wellspring/persistence';

interface Pair {
  readonly holder: string;
  readonly organisationId: string;
}

/** What learners released to employers, sealed, by `<holder> <organisation>`. */
export async function releasedIdentities(
  tx: Transaction,
  pairs: readonly Pair[],
): Promise<Map<string, Buffer>> {
  if (pairs.length === 0) return new Map();
  const rows = await tx.query<Pair & { sealed: Buffer }>(
    `select holder, organisation_id as "organisationId", sealed from matching.released_identity
     where holder = any($1::uuid[]) and organisation_id = any($2::uuid[])`,
    [[...new Set(pairs.map(({ holder }) => holder))], [...new Set(pairs.map((pair) => pair.organisationId))]],
  );
  return new Map(rows.map(({ holder, organisationId, sealed }) => [`${holder} ${organisationId}`, sealed]));
}

export async function saveIdentity(
  tx: Transaction,
  identity: Pair & { sealed: Buffer; releasedAt: Date },
): Promise<void> {
  await tx.query(
    `insert into matching.released_identity values ($1, $2, $3, $4)
     on conflict (holder, organisation_id) do update
       set sealed = excluded.sealed, released_at = excluded.released_at`,
    [identity.holder, identity.organisationId, identity.sealed, identity.releasedAt],
  );
}
