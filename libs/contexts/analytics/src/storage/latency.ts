import type { Durations } from '@wellspring/contracts';
import type { Transaction } from '@wellspring/persistence';
import type { FigureScope } from './tallies.js';

export interface LatencyRow extends Durations {
  /** Null for all transports together. */
  readonly transport: string | null;
}

const delivered = `
  delivered as (
    select generation, thing, detail as transport, at, caused_at from analytics.fact
    where stage = 'delivered' and generation = (select current from analytics.generation)
      and ($1::timestamptz is null or at >= $1) and ($2::timestamptz is null or at < $2)
      and ($3::uuid is null or organisation_id = $3))`;

const percentiles = `
  count(*)::int as samples, percentile_cont(0.5) within group (order by ms) as p50,
  percentile_cont(0.95) within group (order by ms) as p95`;

/** From the event behind a feed entry to its hand-over, for all transports. */
export async function latencyFromCause(tx: Transaction, scope: FigureScope): Promise<Durations> {
  const [row] = await tx.query<Durations>(
    `with ${delivered}
     select ${percentiles} from (
       select extract(epoch from at - caused_at)::float8 * 1000 as ms from delivered) as sample`,
    [scope.from, scope.to, scope.organisationId],
  );
  return row ?? { samples: 0, p50: null, p95: null };
}

/**
 * From the signing of a credential to the hand-over of the entry that it caused: the delivered entry's
 * match names its cause, the cause names its credential, the credential was issued at a time.
 */
export async function latencyFromIssuance(tx: Transaction, scope: FigureScope): Promise<LatencyRow[]> {
  return tx.query<LatencyRow>(
    `with ${delivered},
     sample as (
       select delivered.transport, extract(epoch from delivered.at - issued.issued_at)::float8 * 1000 as ms
       from delivered
       join analytics.fact as standing on standing.generation = delivered.generation
         and standing.stage in ('matched', 'rematched') and standing.thing = delivered.thing
         and standing.caused_at = delivered.caused_at
       join analytics.fact as cause on cause.generation = delivered.generation
         and cause.event_id = standing.cause_event_id and cause.part = 0
       join analytics.issued_credential as issued on issued.generation = delivered.generation
         and issued.credential = cause.credential)
     select transport, ${percentiles} from sample group by grouping sets ((), (transport)) order by transport nulls first`,
    [scope.from, scope.to, scope.organisationId],
  );
}
