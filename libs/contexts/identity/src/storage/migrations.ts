import { isolationOf, migration } from '@wellspring/persistence';

const isolate = isolationOf('identity');

export const identityTables = migration(
  'identity-tables',
  2026112300020,
  `
  create table identity.organisation (
    id uuid primary key,
    slug text not null unique,
    name text not null,
    kind text not null,
    registered_at timestamptz not null
  );
  ${isolate.readableByAll('identity.organisation')}

  create table identity.account (
    id uuid primary key,
    email_hash bytea not null unique,
    -- E-mail and name, sealed under the account's own key.
    personal bytea,
    wrapped_key bytea,
    password text,
    failures int not null default 0,
    locked_until timestamptz,
    holder uuid unique,
    locale text,
    time_zone text,
    created_at timestamptz not null,
    erased_at timestamptz
  );
  ${isolate.workerOnly('identity.account')}

  create table identity.external_account (
    issuer text not null,
    subject text not null,
    account_id uuid not null references identity.account,
    primary key (issuer, subject)
  );
  create index on identity.external_account (account_id);
  ${isolate.workerOnly('identity.external_account')}

  create table identity.membership (
    -- A person belongs to one organisation at the most: their token says for whom it speaks.
    account_id uuid primary key references identity.account,
    organisation_id uuid not null references identity.organisation,
    roles text[] not null
  );
  create index on identity.membership (organisation_id);
  ${isolate.byOrganisation('identity.membership')}

  create table identity.api_client (
    client_id text primary key,
    organisation_id uuid not null references identity.organisation,
    name text not null,
    secret_hash text not null,
    scopes text[] not null,
    created_at timestamptz not null
  );
  create index on identity.api_client (organisation_id);
  ${isolate.byOrganisation('identity.api_client')}

  -- Data keys of people; an erased one keeps its row, so that it is never made again.
  create table identity.data_key (
    kind text not null check (kind in ('recipient', 'holder')),
    id uuid not null,
    wrapped_key bytea,
    erased_at timestamptz,
    primary key (kind, id)
  );
  ${isolate.workerOnly('identity.data_key')}

  create table identity.token_key (
    id text primary key,
    wrapped_jwk bytea not null,
    signs_from timestamptz not null
  );
  ${isolate.workerOnly('identity.token_key')}

  create table identity.oidc_payload (
    model text not null,
    id text not null,
    payload jsonb not null,
    grant_id text,
    uid text,
    user_code text,
    expires_at timestamptz,
    primary key (model, id)
  );
  create index on identity.oidc_payload (grant_id) where grant_id is not null;
  create index on identity.oidc_payload (model, uid) where uid is not null;
  create index on identity.oidc_payload (model, user_code) where user_code is not null;
  create index on identity.oidc_payload ((payload ->> 'accountId'));
  create index on identity.oidc_payload (expires_at);
  ${isolate.workerOnly('identity.oidc_payload')}
  `,
);
