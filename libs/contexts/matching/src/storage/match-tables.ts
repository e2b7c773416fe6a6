import { isolationOf, migration } from '@wellspring/persistence';

const isolate = isolationOf('matching');

/** A learner reads the postings that match them, and nothing of others. */
const readableByMatchedHolder = (table: string, posting: string) => `
  create policy matched_holder on ${table} for select using (
    (select wellspring.current_holder()) is not null
    and exists (
      select 1 from matching.match
      where match.posting_id = ${posting} and match.state = 'live'
        and match.holder = (select wellspring.current_holder())));`;

/** Postings, what their items can be satisfied by, candidates in the making, and matches. */
export const matchTables = migration(
  'matching-matches',
  2026112300021,
  `
  create table matching.posting (
    id uuid primary key,
    organisation_id uuid not null,
    title text not null,
    description text,
    openings int not null,
    location text,
    time_zone text,
    closes_on date,
    closes_at timestamptz,
    state text not null check (state in ('open', 'closed')),
    -- Whether the items that satisfy its requirements are known; until then nobody is scored against it.
    ready boolean not null default false,
    close_reason text,
    closed_at timestamptz,
    published_at timestamptz not null
  );
  create index on matching.posting (organisation_id, id);
  create index on matching.posting (closes_at) where state = 'open';
  ${isolate.byOrganisation('matching.posting')}

  create table matching.posting_requirement (
    id uuid primary key,
    posting_id uuid not null references matching.posting,
    organisation_id uuid not null,
    position int not null,
    item_uri text not null,
    framework_uri text,
    revision int,
    label text not null,
    kind text not null,
    mandatory boolean not null,
    min_level int,
    weight int not null
  );
  create index on matching.posting_requirement (posting_id);
  create index on matching.posting_requirement using hash (item_uri);
  ${isolate.byOrganisation('matching.posting_requirement')}

  -- Which held item satisfies which required item, how strongly, and by which path.
  create table matching.item_reach (
    target_uri text not null,
    source_uri text not null,
    strength int not null,
    path json not null
  );
  create index on matching.item_reach using hash (source_uri);
  create index on matching.item_reach using hash (target_uri);
  ${isolate.readableByAll('matching.item_reach')}

  -- The items of a candidate's live credentials, as of the last rebuild of the profile.
  create table matching.candidate_item (holder uuid not null, item_uri text not null);
  create index on matching.candidate_item (holder);
  create index on matching.candidate_item using hash (item_uri);
  ${isolate.byHolder('matching.candidate_item')}

  -- Marks are only ever added and taken, so that markers never wait for each other.
  create table matching.pending_candidate (
    position bigint generated always as identity primary key,
    holder uuid not null,
    cause jsonb not null
  );
  create index on matching.pending_candidate (holder);
  ${isolate.workerOnly('matching.pending_candidate')}

  create table matching.pending_posting (
    position bigint generated always as identity primary key,
    posting_id uuid not null,
    cause jsonb not null
  );
  ${isolate.workerOnly('matching.pending_posting')}
  create policy append on matching.pending_posting for insert with check (true);

  create table matching.match (
    id uuid primary key,
    posting_id uuid not null references matching.posting,
    organisation_id uuid not null,
    holder uuid not null,
    candidate_reference uuid not null,
    state text not null check (state in ('live', 'withdrawn')),
    tier text,
    score int,
    explanation json not null,
    credential_ids text[] not null,
    fingerprint text not null,
    sequence int not null default 1,
    reason text,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    unique (posting_id, holder)
  );
  create index on matching.match (holder) where state = 'live';
  create index on matching.match (posting_id, tier, score) where state = 'live';
  ${isolate.byOrganisation('matching.match')}
  create policy holder on matching.match for select using (holder = (select wellspring.current_holder()));

  ${readableByMatchedHolder('matching.posting', 'posting.id')}
  ${readableByMatchedHolder('matching.posting_requirement', 'posting_requirement.posting_id')}

  -- What a learner released to an employer, sealed under the learner's key.
  create table matching.released_identity (
    holder uuid not null,
    organisation_id uuid not null,
    sealed bytea not null,
    released_at timestamptz not null,
    primary key (holder, organisation_id)
  );
  ${isolate.byHolder('matching.released_identity')}
  create policy employer on matching.released_identity for select
    using (organisation_id = (select wellspring.current_organisation()));

  create table matching.outcome (
    id uuid primary key,
    match_id uuid not null references matching.match,
    posting_id uuid not null,
    organisation_id uuid not null,
    outcome text not null,
    occurred_at timestamptz not null,
    recorded_at timestamptz not null,
    unique (match_id, outcome)
  );
  ${isolate.byOrganisation('matching.outcome')}
  `,
);
