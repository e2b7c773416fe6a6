import type { Transaction } from '@wellspring/persistence';
import { Tallies, type TallyRow } from '../domain/tallies.js';

/** Which facts are asked for: from one moment on, up to and without another, of one organisation or of all. */
export interface FigureScope {
  readonly from: string | null;
  readonly to: string | null;
  readonly organisationId: string | null;
}

/**
 * The facts of a scope. A share or a check is the organisation's whose credential it is about; a credential
 * issued again is the award that it was before; of frameworks and achievements the latest revision counts.
 */
export const scopedFacts = `
  fact as (
    select f.event_id, f.stage, f.at, f.posting_id,
           coalesce(f.organisation_id, issued.organisation_id) as organisation_id,
           coalesce(issued.award, f.thing) as thing,
           coalesce(f.person, f.credential) as person,
           case when f.stage <> 'claimed' then f.detail
                when f.organisation_id is null and issued.credential is null then 'elsewhere'
                else 'here' end as detail
    from analytics.fact as f
    left join analytics.issued_credential as issued
      on issued.generation = f.generation and issued.credential = f.credential
    where f.generation = (select current from analytics.generation)
      and ($1::timestamptz is null or f.at >= $1) and ($2::timestamptz is null or f.at < $2)
      and ($3::uuid is null or coalesce(f.organisation_id, issued.organisation_id) = $3)),
  latest as (
    select distinct on (stage, thing) event_id from fact where stage in ('framework', 'achievement')
    order by stage, thing, at desc, event_id desc),
  scoped as (
    select * from fact
    where stage not in ('framework', 'achievement', 'alignment') or event_id in (select event_id from latest))`;

const counts =
  'count(*)::int as facts, count(distinct thing)::int as things, count(distinct person)::int as people';

/** The tallies of a scope. */
export async function talliesOf(tx: Transaction, scope: FigureScope): Promise<Tallies> {
  const rows = await tx.query<TallyRow>(
    `with ${scopedFacts}
     select stage, detail, ${counts} from scoped
     group by grouping sets ((stage), (stage, detail)) having grouping(detail) = 1 or detail is not null
     union all
     select 'served-posting', null, count(*)::int, count(*)::int, 0 from (
       select posting_id from scoped where stage in ('matched', 'rematched') and detail = 'qualified'
       group by posting_id having count(distinct person) >= 3) as served`,
    [scope.from, scope.to, scope.organisationId],
  );
  return new Tallies(rows);
}

/** The tallies of a scope, organisation by organisation. */
export async function talliesByOrganisation(
  tx: Transaction,
  scope: FigureScope,
): Promise<Map<string, Tallies>> {
  const rows = await tx.query<TallyRow & { organisation_id: string }>(
    `with ${scopedFacts}
     select organisation_id, stage, detail, ${counts} from scoped where organisation_id is not null
     group by grouping sets ((organisation_id, stage), (organisation_id, stage, detail))
     having grouping(detail) = 1 or detail is not null`,
    [scope.from, scope.to, scope.organisationId],
  );
  const organisations = new Set(rows.map((row) => row.organisation_id));
  return new Map(
    [...organisations].map((id) => [id, new Tallies(rows.filter((row) => row.organisation_id === id))]),
  );
}
