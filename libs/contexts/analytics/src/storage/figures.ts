import type { Latency } from '@wellspring/contracts';
import type { Transaction } from '@wellspring/persistence';

export interface FigureScope {
  readonly from: string | null;
  readonly to: string | null;
  readonly organisationId: string | null;
}

export type Figures = Readonly<Record<string, number>>;

/** Every count that the funnel is made of, from facts alone. */
export async function figuresOf(tx: Transaction, scope: FigureScope): Promise<Figures> {
  const [row] = await tx.query<Record<string, string>>(
    `with f as (
       select * from analytics.fact
       where ($1::timestamptz is null or at >= $1) and ($2::timestamptz is null or at < $2)
         and ($3::uuid is null or organisation_id = $3))
     select
       count(distinct subject) filter (where kind = 'framework' and value > 0) as frameworks,
       count(distinct subject) filter (where kind = 'achievement') as achievements,
       count(distinct subject) filter (where kind = 'achievement' and detail = 'aligned') as aligned,
       count(distinct subject) filter (where kind = 'issued') as issued,
       count(distinct subject) filter (where kind = 'claimed') as claimed,
       count(distinct subject) filter (where kind = 'shared') as shared,
       count(*) filter (where kind = 'verified') as verified,
       count(*) filter (where kind in ('verified', 'refused')) as checks,
       count(distinct person) filter (where kind = 'consented') as consented,
       count(distinct person) filter (where kind = 'matched') as matched_people,
       count(distinct subject) filter (where kind = 'matched') as matched,
       count(distinct subject) filter (where kind = 'delivered') as delivered,
       count(distinct subject) filter (where kind = 'outcome') as outcomes,
       count(distinct subject) filter (where kind = 'revoked') as revoked,
       count(*) filter (where kind = 'refused') as refused,
       count(distinct subject) filter (where kind = 'consent-withdrawn') as "consent-withdrawn",
       count(*) filter (where kind = 'match-withdrawn') as "match-withdrawn"
     from f`,
    [scope.from, scope.to, scope.organisationId],
  );
  return Object.fromEntries(Object.entries(row ?? {}).map(([name, value]) => [name, Number(value)]));
}

/** How often facts of some kinds happened per bucket of UTC time. */
export async function seriesOf(
  tx: Transaction,
  kinds: readonly string[],
  bucket: string,
  organisationId: string | null,
): Promise<{ at: Date; count: number }[]> {
  const rows = await tx.query<{ at: Date; count: string }>(
    `select date_trunc($2, at, 'UTC') as at, count(distinct subject) as count from analytics.fact
     where kind = any($1::text[]) and ($3::uuid is null or organisation_id = $3)
     group by 1 order by 1 desc limit 400`,
    [kinds, bucket, organisationId],
  );
  return rows.map(({ at, count }) => ({ at, count: Number(count) })).toReversed();
}

/** Time from the fact behind a feed entry to its hand-over, in milliseconds. */
export async function latencyOf(tx: Transaction, organisationId: string | null): Promise<Latency> {
  const [row] = await tx.query<{ samples: string; p50: number | null; p95: number | null }>(
    `select count(*) as samples, percentile_cont(0.5) within group (order by value) as p50,
            percentile_cont(0.95) within group (order by value) as p95
     from analytics.fact where kind = 'delivered' and ($1::uuid is null or organisation_id = $1)`,
    [organisationId],
  );
  return { samples: Number(row?.samples ?? 0), p50: row?.p50 ?? null, p95: row?.p95 ?? null };
}
