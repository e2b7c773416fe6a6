import { isolationOf, migration } from '@wellspring/persistence';

const isolate = isolationOf('wallet');

export const walletTables = migration(
  'wallet-tables',
  2026112300020,
  `
  create table wallet.organisation (id uuid primary key, name text not null);
  ${isolate.readableByAll('wallet.organisation')}

  -- A wallet and a recipient of an institution, joined by the claim link.
  create table wallet.connection (
    id uuid primary key,
    holder uuid not null,
    subject uuid not null unique,
    organisation_id uuid not null,
    connected_at timestamptz not null
  );
  create index on wallet.connection (holder);
  ${isolate.byHolder('wallet.connection')}

  -- Every credential that was issued to somebody: a fact of the issuer's, kept until a wallet collects it.
  create table wallet.issued_credential (
    credential_id text primary key,
    subject uuid not null,
    organisation_id uuid not null,
    digest text not null,
    collected boolean not null default false,
    next_attempt_at timestamptz not null default clock_timestamp(),
    attempts int not null default 0
  );
  create index on wallet.issued_credential (subject) where not collected;
  ${isolate.workerOnly('wallet.issued_credential')}

  -- Revocations, also of credentials that nobody holds yet: the order of events does not matter.
  create table wallet.revocation (credential_id text primary key, reason text not null, revoked_at timestamptz not null);
  ${isolate.readableByAll('wallet.revocation')}

  create table wallet.held_credential (
    holder uuid not null,
    credential_id text not null,
    organisation_id uuid,
    origin text not null check (origin in ('institution', 'import')),
    format text not null,
    digest text not null,
    -- The signed text, verbatim, sealed under the holder's key.
    sealed bytea not null,
    outcome text not null,
    checks jsonb not null,
    valid_until timestamptz,
    received_at timestamptz not null,
    verified_at timestamptz not null,
    primary key (holder, credential_id)
  );
  ${isolate.byHolder('wallet.held_credential')}

  create table wallet.consent (
    id uuid primary key,
    holder uuid not null,
    purpose text not null,
    records jsonb not null,
    parties jsonb not null,
    until timestamptz not null,
    granted_at timestamptz not null,
    withdrawn_at timestamptz
  );
  create index on wallet.consent (holder);
  ${isolate.byHolder('wallet.consent')}

  create table wallet.share (
    id uuid primary key,
    holder uuid not null,
    token_hash bytea not null unique,
    sealed_token bytea not null,
    credential_ids text[] not null,
    purpose text not null,
    party uuid,
    until timestamptz not null,
    shared_at timestamptz not null,
    ended_at timestamptz,
    views int not null default 0
  );
  create index on wallet.share (holder);
  ${isolate.byHolder('wallet.share')}

  create table wallet.activity (
    id uuid primary key,
    holder uuid not null,
    kind text not null,
    -- What it was about, sealed where it names something of the holder's.
    sealed_subject bytea not null,
    at timestamptz not null
  );
  create index on wallet.activity (holder, id);
  ${isolate.byHolder('wallet.activity')}
  `,
);
