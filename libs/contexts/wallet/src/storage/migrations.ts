import { isolationOf, migration } from '@wellspring/persistence';

const isolate = isolationOf('wallet');

/** Forced row-level security hides every row from the owner too, so filling new columns lifts it for a moment. */
const openly = (tables: readonly string[], sql: string) => `
  ${tables.map((table) => `alter table wallet.${table} no force row level security;`).join('\n  ')}
  ${sql}
  ${tables.map((table) => `alter table wallet.${table} force row level security;`).join('\n  ')}`;

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

/**
 * What collecting looks for is found without looking at every wallet; what waits for its recipient's wallet
 * costs nothing. Held credentials have a place in the order of their arrival and remember that they were
 * claimed. A share's purpose is the holder's own words and is sealed; shares whose purpose stood in the open
 * end here.
 */
export const walletDetails = migration(
  'wallet-details',
  2026112300022,
  `
  alter table wallet.connection add column auto_receive boolean not null default true;
  alter table wallet.issued_credential add column connected boolean not null default false;
  alter table wallet.held_credential add column id uuid, add column subject uuid, add column claimed_at timestamptz;
  ${openly(
    ['connection', 'issued_credential', 'held_credential', 'share'],
    `
    update wallet.issued_credential i set connected = true from wallet.connection c where c.subject = i.subject;
    update wallet.held_credential h set
      id = (select overlay(overlay(gen_random_uuid()::text placing substr(ms, 1, 8) || '-' || substr(ms, 9) from 1)
              placing '7' from 15)::uuid
            from lpad(to_hex((extract(epoch from h.received_at) * 1000)::bigint), 12, '0') as ms),
      subject = (select i.subject from wallet.issued_credential i where i.credential_id = h.credential_id),
      claimed_at = case when h.outcome = 'verified' then h.received_at end;
    delete from wallet.share;`,
  )}
  create index on wallet.issued_credential (next_attempt_at) where connected and not collected;
  alter table wallet.held_credential alter column id set not null;
  create unique index on wallet.held_credential (holder, id);
  create index on wallet.held_credential (credential_id);
  alter table wallet.share drop column purpose, add column sealed_purpose bytea not null;
  alter table wallet.activity alter column sealed_subject drop not null, add column credential_id text,
    add check (num_nonnulls(sealed_subject, credential_id) = 1);
  `,
);

/** When a credential from elsewhere is to be checked again; the first time a day after it came. */
export const importRechecks = migration(
  'wallet-import-rechecks',
  2026112300023,
  `
  alter table wallet.held_credential add column recheck_at timestamptz;
  create index on wallet.held_credential (verified_at) where origin = 'import' and claimed_at is not null;
  `,
);
