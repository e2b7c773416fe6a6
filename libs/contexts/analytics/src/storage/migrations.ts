import { isolationOf, migration } from '@wellspring/persistence';

const isolate = isolationOf('analytics');

export const analyticsTables = migration(
  'analytics-tables',
  2026112300020,
  `
  create table analytics.organisation (id uuid primary key, name text not null, kind text not null);
  ${isolate.readableByAll('analytics.organisation')}

  -- One row per counted fact; every figure is derived, nothing is incremented. People appear under
  -- pseudonyms of this context alone.
  create table analytics.fact (
    event_id uuid not null,
    part int not null default 0,
    kind text not null,
    at timestamptz not null,
    organisation_id uuid,
    subject text,
    person text,
    detail text,
    value double precision,
    primary key (event_id, part)
  );
  create index on analytics.fact (kind, at);
  create index on analytics.fact (kind, subject);
  ${isolate.byOrganisation('analytics.fact')}
  `,
);
