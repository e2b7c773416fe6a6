import type { MatchOutcome, OutcomeKind } from '@wellspring/contracts';
import type { Transaction } from '@wellspring/persistence';

interface OutcomeRow {
  readonly id: string;
  readonly matchId: string;
  readonly outcome: OutcomeKind;
  readonly occurredAt: Date;
  readonly recordedAt: Date;
}

const columns =
  'id, match_id as "matchId", outcome, occurred_at as "occurredAt", recorded_at as "recordedAt"';

export async function outcomesOf(
  tx: Transaction,
  organisationId: string,
  matchId: string,
): Promise<MatchOutcome[]> {
  const rows = await tx.query<OutcomeRow>(
    `select ${columns} from matching.outcome where organisation_id = $1 and match_id = $2
     order by recorded_at, id`,
    [organisationId, matchId],
  );
  return rows.map(messageOf);
}

/** The match that an outcome is about, live or ended, locked. */
export async function lockReportedMatch(
  tx: Transaction,
  organisationId: string,
  matchId: string,
): Promise<{ postingId: string; holder: string } | undefined> {
  const [row] = await tx.query<{ postingId: string; holder: string }>(
    `select posting_id as "postingId", holder from matching.match
     where organisation_id = $1 and id = $2 and reason is distinct from 'erased' for update`,
    [organisationId, matchId],
  );
  return row;
}

/** Stores an outcome once per match and kind; undefined when it was there already. */
export async function insertOutcome(
  tx: Transaction,
  outcome: OutcomeRow & { postingId: string; organisationId: string },
): Promise<MatchOutcome | undefined> {
  const [row] = await tx.query<OutcomeRow>(
    `insert into matching.outcome (id, match_id, posting_id, organisation_id, outcome, occurred_at, recorded_at)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict (match_id, outcome) do nothing returning ${columns}`,
    [
      outcome.id,
      outcome.matchId,
      outcome.postingId,
      outcome.organisationId,
      outcome.outcome,
      outcome.occurredAt,
      outcome.recordedAt,
    ],
  );
  return row && messageOf(row);
}

function messageOf({ occurredAt, recordedAt, ...rest }: OutcomeRow): MatchOutcome {
  return { ...rest, occurredAt: occurredAt.toISOString(), recordedAt: recordedAt.toISOString() };
}
