import { isolationOf, migration } from '@wellspring/persistence';

const isolate = isolationOf('issuer');

export const issuerTables = migration(
  'issuer-tables',
  2026112300020,
  `
  create table issuer.organisation (id uuid primary key, slug text not null, name text not null, kind text not null);
  ${isolate.readableByAll('issuer.organisation')}

  create table issuer.framework (id uuid primary key, revision int not null);
  ${isolate.readableByAll('issuer.framework')}

  create table issuer.profile (
    organisation_id uuid primary key references issuer.organisation,
    slug text not null unique,
    did_web text not null,
    did_key text not null,
    registered_at timestamptz not null
  );
  ${isolate.readableByAll('issuer.profile')}

  create table issuer.signing_key (
    id uuid primary key,
    organisation_id uuid not null references issuer.organisation,
    verification_method text not null unique,
    algorithm text not null,
    purpose text not null,
    public_jwk jsonb not null,
    wrapped_private bytea not null,
    valid_from timestamptz not null,
    valid_until timestamptz,
    compromised_since timestamptz
  );
  ${isolate.byOrganisation('issuer.signing_key')}

  -- How often each key signed, and what for: one row per batch.
  create table issuer.signature_audit (
    id bigint generated always as identity primary key,
    organisation_id uuid not null,
    key_id uuid not null references issuer.signing_key,
    purpose text not null,
    signatures int not null,
    signed_at timestamptz not null
  );
  ${isolate.byOrganisation('issuer.signature_audit')}

  create table issuer.achievement (
    id uuid primary key,
    organisation_id uuid not null references issuer.organisation,
    name text not null,
    document jsonb not null,
    alignments jsonb not null,
    result_levels jsonb not null,
    published_at timestamptz not null
  );
  create index on issuer.achievement (organisation_id, id);
  ${isolate.byOrganisation('issuer.achievement')}
  ${isolate.publicWhere('issuer.achievement', 'true')}

  create table issuer.recipient (
    id uuid primary key,
    organisation_id uuid not null references issuer.organisation,
    email_hash bytea not null,
    personal bytea not null,
    holder uuid,
    connected_at timestamptz,
    created_at timestamptz not null,
    unique (organisation_id, email_hash)
  );
  ${isolate.byOrganisation('issuer.recipient')}

  create table issuer.award (
    id uuid primary key,
    organisation_id uuid not null references issuer.organisation,
    external_id text not null,
    content_hash text not null,
    recipient_id uuid not null references issuer.recipient,
    achievement_id uuid not null references issuer.achievement,
    level int,
    awarded_at timestamptz not null,
    unique (organisation_id, external_id)
  );
  ${isolate.byOrganisation('issuer.award')}

  create table issuer.status_list (
    id uuid primary key,
    organisation_id uuid not null references issuer.organisation,
    allocated int not null default 0,
    bits bytea not null,
    version int not null default 0,
    signed_version int,
    signed_text text,
    created_at timestamptz not null
  );
  create index on issuer.status_list (organisation_id, created_at);
  ${isolate.byOrganisation('issuer.status_list')}

  create table issuer.credential (
    id text primary key,
    award_id uuid not null references issuer.award,
    organisation_id uuid not null references issuer.organisation,
    recipient_id uuid not null references issuer.recipient,
    achievement_id uuid not null references issuer.achievement,
    format text not null,
    digest text not null,
    -- The signed bytes, verbatim, sealed under the recipient's key.
    sealed bytea not null,
    key_id uuid not null references issuer.signing_key,
    list_id uuid not null references issuer.status_list,
    list_index int not null,
    supersedes text,
    issued_at timestamptz not null,
    claimed_at timestamptz,
    revoked_at timestamptz,
    revoked_reason text,
    unique (list_id, list_index),
    unique (award_id, format)
  );
  create index on issuer.credential (organisation_id, issued_at desc, id);
  create index on issuer.credential (recipient_id);
  ${isolate.byOrganisation('issuer.credential')}

  create table issuer.batch (
    id uuid primary key,
    organisation_id uuid not null references issuer.organisation,
    formats text[] not null,
    created_at timestamptz not null,
    finished_at timestamptz
  );
  ${isolate.byOrganisation('issuer.batch')}

  create table issuer.batch_row (
    batch_id uuid not null references issuer.batch,
    row_number int not null,
    organisation_id uuid not null,
    external_id text not null,
    outcome text not null,
    code text,
    reason text,
    award_id uuid,
    -- The row as it came, sealed, until it is done.
    sealed bytea,
    primary key (batch_id, row_number)
  );
  create index on issuer.batch_row (batch_id, row_number) where outcome = 'pending';
  ${isolate.byOrganisation('issuer.batch_row')}

  -- Institutions that wait for their keys.
  create table issuer.pending_profile (organisation_id uuid primary key references issuer.organisation);
  ${isolate.workerOnly('issuer.pending_profile')}
  `,
);

/** Batches take turns; each identifier that an institution issues under has status lists of its own. */
export const issuerTurnsAndLists = migration(
  'issuer-turns-and-lists',
  2026112300021,
  `
  -- When a worker last took rows of the batch; at first, when it came.
  alter table issuer.batch add column served_at timestamptz not null default clock_timestamp();
  create index on issuer.batch (organisation_id) where finished_at is null;

  alter table issuer.status_list add column issuer text;
  -- Forced row-level security hides every row from the owner too, so filling a column lifts it for a moment.
  alter table issuer.status_list no force row level security;
  update issuer.status_list l set issuer = p.did_web from issuer.profile p where p.organisation_id = l.organisation_id;
  alter table issuer.status_list force row level security;
  alter table issuer.status_list alter column issuer set not null;
  create index on issuer.status_list (organisation_id, issuer, created_at);
  `,
);

/** Institutions that had their keys before there was one on P-384 wait for it. */
export const issuerMoreKeys = migration(
  'issuer-more-keys',
  2026112300022,
  `
  alter table issuer.pending_profile no force row level security;
  insert into issuer.pending_profile (organisation_id) select organisation_id from issuer.profile
    on conflict do nothing;
  alter table issuer.pending_profile force row level security;
  `,
);
