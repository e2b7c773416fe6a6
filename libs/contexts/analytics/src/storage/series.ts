import type { SeriesQuery } from '@wellspring/contracts';
import type { Transaction } from '@wellspring/persistence';
import { scopedFacts, type FigureScope } from './tallies.js';

const mostPoints = 1000;

/** What is counted per bucket: facts of a stage, perhaps of some of its kinds. */
export interface CountedStage {
  readonly stage: string;
  readonly details: readonly string[] | null;
  readonly measure: 'facts' | 'things' | 'people';
}

export interface Point {
  readonly at: Date;
  readonly count: number;
  readonly people: number;
}

/** A stage per bucket of UTC time, empty buckets included, up to `until`. */
export async function seriesOf(
  tx: Transaction,
  scope: FigureScope,
  counted: CountedStage,
  bucket: SeriesQuery['bucket'],
  until: string,
): Promise<Point[]> {
  const distinct = { facts: '*', things: 'distinct thing', people: 'distinct person' }[counted.measure];
  return tx.query<Point>(
    `with ${scopedFacts},
     filled as (
       select date_trunc($6, at at time zone 'UTC') as at, count(${distinct})::int as count,
              count(distinct person)::int as people
       from fact where stage = $4 and ($5::text[] is null or detail = any($5)) group by 1),
     bounds as (
       select date_trunc($6, coalesce($1::timestamptz at time zone 'UTC', (select min(at) from filled))) as first,
              date_trunc($6, ($7::timestamptz - interval '1 microsecond') at time zone 'UTC') as last,
              ('1 ' || $6)::interval as step)
     select point.at at time zone 'UTC' as at, coalesce(filled.count, 0) as count,
            coalesce(filled.people, 0) as people
     from bounds, generate_series(greatest(first, last - ${mostPoints - 1} * step), last, step) as point (at)
     left join filled on filled.at = point.at
     where first is not null order by point.at`,
    [scope.from, scope.to, scope.organisationId, counted.stage, counted.details, bucket, until],
  );
}
