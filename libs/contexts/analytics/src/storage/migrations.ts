import { isolationOf, migration } from '@wellspring/persistence';

const isolate = isolationOf('analytics');

/**
 * One row per counted fact; every figure is derived, nothing is incremented. Rows belong to a generation:
 * a rebuild writes the next one beside the current one, which readers keep until the two are exchanged.
 */
export const factTables = migration(
  'analytics-facts',
  2026112300021,
  `
  create table analytics.organisation (id uuid primary key, name text not null, kind text not null);
  ${isolate.readableByAll('analytics.organisation')}

  -- The key of analytics' own pseudonyms, under the root key.
  create table analytics.installation_key (name text primary key, wrapped bytea not null);
  ${isolate.workerOnly('analytics.installation_key')}

  create table analytics.generation (
    singleton boolean primary key default true check (singleton),
    current int not null
  );
  insert into analytics.generation values (true, 1);
  ${isolate.readableByAll('analytics.generation')}

  create table analytics.fact (
    generation int not null,
    event_id uuid not null,
    part int not null,
    stage text not null,
    at timestamptz not null,
    organisation_id uuid,
    achievement_id uuid,
    posting_id uuid,
    item_uri text,
    item_revision int,
    thing text,
    person text,
    credential text,
    detail text,
    cause_event_id uuid,
    caused_at timestamptz,
    primary key (generation, event_id, part)
  );
  create index on analytics.fact (generation, stage, at);
  create index on analytics.fact (generation, organisation_id, stage);
  create index on analytics.fact (generation, credential) where credential is not null;
  ${isolate.byOrganisation('analytics.fact')}

  -- Whose a credential is, for facts that only name the credential: shares and checks.
  create table analytics.issued_credential (
    generation int not null,
    credential text not null,
    award text not null,
    organisation_id uuid not null,
    issued_at timestamptz not null,
    primary key (generation, credential)
  );
  create index on analytics.issued_credential (organisation_id);
  ${isolate.byOrganisation('analytics.issued_credential')}
  create policy credential on analytics.fact for select
    using (credential in (select issued.credential from analytics.issued_credential as issued
      where issued.organisation_id = (select wellspring.current_organisation())));

  create table analytics.rebuild (
    id uuid primary key,
    state text not null check (state in ('waiting', 'running', 'done', 'failed')),
    requested_at timestamptz not null,
    finished_at timestamptz,
    generation int,
    position bigint not null default 0,
    events int not null default 0,
    total int not null default 0,
    facts int not null default 0,
    unreadable int not null default 0,
    before text,
    after text,
    attempts int not null default 0,
    cause text
  );
  create unique index one_rebuild_at_a_time on analytics.rebuild ((true)) where state in ('waiting', 'running');
  ${isolate.workerOnly('analytics.rebuild')}
  `,
);
