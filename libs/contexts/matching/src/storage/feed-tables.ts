import { isolationOf, migration } from '@wellspring/persistence';

const isolate = isolationOf('matching');

/** The feed of each employer, its subscriptions, and how far each transport has come. */
export const feedTables = migration(
  'matching-feed',
  2026112300022,
  `
  -- The row is locked while entries are added, so cursors become visible in their order and without gaps.
  create table matching.feed_counter (organisation_id uuid primary key, last_cursor bigint not null default 0);
  ${isolate.byOrganisation('matching.feed_counter')}

  create table matching.feed_entry (
    organisation_id uuid not null,
    cursor bigint not null,
    id uuid not null unique,
    type text not null,
    posting_id uuid not null,
    posting_title text not null,
    match_id uuid not null,
    holder uuid not null,
    candidate_reference uuid not null,
    sequence int not null,
    occurred_at timestamptz not null,
    cause_event text,
    caused_at timestamptz not null,
    -- Tier, score and explanation; null for a withdrawal and once the entry is a tombstone.
    standing json,
    -- The identity that was released before this entry, sealed under the learner's key.
    identity bytea,
    reason text,
    tombstone boolean not null default false,
    primary key (organisation_id, cursor)
  );
  create index on matching.feed_entry (holder) where standing is not null;
  ${isolate.byOrganisation('matching.feed_entry')}

  create table matching.subscription (
    id uuid primary key,
    organisation_id uuid not null,
    posting_ids uuid[],
    created_at timestamptz not null
  );
  create index on matching.subscription (organisation_id, id);
  ${isolate.byOrganisation('matching.subscription')}

  create table matching.subscription_secret (
    id uuid primary key,
    subscription_id uuid not null references matching.subscription on delete cascade,
    organisation_id uuid not null,
    wrapped bytea not null,
    created_at timestamptz not null,
    -- Real time: receivers hold secrets by their own clocks.
    expires_at timestamptz
  );
  create index on matching.subscription_secret (subscription_id);
  ${isolate.byOrganisation('matching.subscription_secret')}

  -- Up to which cursor a transport has handed a subscription its entries.
  create table matching.transport_mark (
    subscription_id uuid not null references matching.subscription on delete cascade,
    organisation_id uuid not null,
    transport text not null,
    cursor bigint not null,
    primary key (subscription_id, transport)
  );
  ${isolate.byOrganisation('matching.transport_mark')}

  create table matching.webhook (
    subscription_id uuid primary key references matching.subscription on delete cascade,
    organisation_id uuid not null,
    url text not null,
    state text not null check (state in ('active', 'disabled')),
    disabled_reason text,
    -- Every entry up to here was attempted: it succeeded, or has a row in webhook_delivery.
    cursor bigint not null default 0,
    consecutive_failures int not null default 0,
    paused_until timestamptz,
    lease uuid,
    leased_until timestamptz
  );
  ${isolate.byOrganisation('matching.webhook')}

  create table matching.webhook_delivery (
    subscription_id uuid not null references matching.subscription on delete cascade,
    organisation_id uuid not null,
    cursor bigint not null,
    entry_id uuid not null,
    state text not null check (state in ('retrying', 'failed', 'delivered')),
    attempts int not null,
    -- Whether it has ever been acknowledged: a replay is no second delivery.
    acknowledged boolean not null,
    last_status int,
    last_error text,
    next_attempt_at timestamptz,
    updated_at timestamptz not null default clock_timestamp(),
    primary key (subscription_id, cursor)
  );
  create index on matching.webhook_delivery (subscription_id, next_attempt_at) where state = 'retrying';
  ${isolate.byOrganisation('matching.webhook_delivery')}
  `,
);
