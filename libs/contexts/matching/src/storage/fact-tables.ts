import { isolationOf, migration } from '@wellspring/persistence';

const isolate = isolationOf('matching');

/**
 * What matching keeps of other contexts' facts. Events arrive in any order, so each fact has a place of its
 * own and nothing is refused for coming early.
 */
export const factTables = migration(
  'matching-facts',
  2026112300020,
  `
  create table matching.organisation (
    organisation_id uuid primary key,
    name text not null,
    kind text not null,
    registered_at timestamptz not null
  );
  ${isolate.readableByAll('matching.organisation')}

  create table matching.issued_credential (
    credential_id text primary key,
    organisation_id uuid,
    digest text,
    items jsonb,
    valid_until timestamptz,
    revoked_at timestamptz,
    expiry_marked boolean not null default false
  );
  create index on matching.issued_credential (valid_until) where not expiry_marked;
  ${isolate.workerOnly('matching.issued_credential')}

  create table matching.holding (
    holder uuid not null,
    credential_id text not null,
    digest text not null,
    -- Present for a credential of this installation: its items are those that its issuer announced.
    organisation_id uuid,
    claimed_at timestamptz not null,
    primary key (holder, credential_id, digest)
  );
  create index on matching.holding (credential_id);
  ${isolate.byHolder('matching.holding')}

  create table matching.verification (
    holder uuid not null,
    credential_id text not null,
    digest text not null,
    verification_id uuid not null,
    outcome text not null check (outcome in ('verified', 'refused')),
    reasons text[] not null,
    items jsonb not null,
    valid_until timestamptz,
    verified_at timestamptz not null,
    expiry_marked boolean not null default false,
    primary key (holder, credential_id, digest)
  );
  create index on matching.verification (valid_until) where not expiry_marked;
  ${isolate.byHolder('matching.verification')}

  create table matching.consent (
    consent_id uuid primary key,
    holder uuid not null,
    -- False while only the withdrawal has arrived.
    granted boolean not null,
    -- Null is all records, all employers.
    records text[],
    parties uuid[],
    until timestamptz,
    withdrawn_at timestamptz,
    expiry_marked boolean not null default false
  );
  create index on matching.consent (holder);
  create index on matching.consent (until) where not expiry_marked;
  ${isolate.byHolder('matching.consent')}

  create table matching.erased_holder (holder uuid primary key, erased_at timestamptz not null);
  ${isolate.workerOnly('matching.erased_holder')}

  create table matching.framework_sync (
    framework_id uuid primary key,
    revision int not null,
    synced_revision int not null default 0,
    cause jsonb not null,
    attempts int not null default 0,
    next_attempt_at timestamptz not null default clock_timestamp()
  );
  create index on matching.framework_sync (next_attempt_at) where synced_revision < revision;
  ${isolate.workerOnly('matching.framework_sync')}

  create table matching.association (
    framework_id uuid not null,
    type text not null,
    from_uri text not null,
    to_uri text not null
  );
  create index on matching.association (framework_id);
  create index on matching.association using hash (from_uri);
  create index on matching.association using hash (to_uri);
  ${isolate.readableByAll('matching.association')}

  create table matching.installation_key (name text primary key, wrapped bytea not null);
  ${isolate.workerOnly('matching.installation_key')}
  `,
);

/** A holder sees what issuers announced of the credentials that they hold; the test runs under their own rows. */
export const ownIssuedCredentials = migration(
  'matching-own-issued-credentials',
  2026112400010,
  `
  create policy held on matching.issued_credential for select using (
    exists (select 1 from matching.holding where holding.credential_id = issued_credential.credential_id)
  );
  `,
);
