import { isolationOf, migration } from '@wellspring/persistence';

const isolate = isolationOf('verifier');

export const verifierTables = migration(
  'verifier-tables',
  2026112300020,
  `
  create table verifier.organisation (id uuid primary key, name text not null);
  ${isolate.readableByAll('verifier.organisation')}

  -- Who may issue, as this installation sees it; history stays in trust_change.
  create table verifier.trusted_issuer (
    did text primary key,
    name text,
    organisation_id uuid,
    status text not null check (status in ('trusted', 'distrusted')),
    source text not null check (source in ('installation', 'operator')),
    reason text not null,
    changed_at timestamptz not null
  );
  ${isolate.readableByAll('verifier.trusted_issuer')}

  create table verifier.trust_change (
    id bigint generated always as identity primary key,
    did text not null,
    status text not null,
    reason text not null,
    changed_by text not null,
    changed_at timestamptz not null
  );
  ${isolate.workerOnly('verifier.trust_change')}

  -- What was checked and what came of it; never the credential itself.
  create table verifier.verification (
    id uuid primary key,
    organisation_id uuid,
    credential_id text not null,
    digest text not null,
    issuer text not null,
    outcome text not null,
    checks jsonb not null,
    verified_at timestamptz not null
  );
  create index on verifier.verification (organisation_id, id);
  ${isolate.byOrganisation('verifier.verification')}
  `,
);

export const trustByAchievementType = migration(
  'verifier-trust-by-achievement-type',
  2026112300021,
  `
  alter table verifier.trusted_issuer add column achievement_types text[];
  alter table verifier.trust_change add column achievement_types text[];
  alter table verifier.trust_change add column source text not null default 'operator'
    check (source in ('installation', 'operator'));
  create index on verifier.trust_change (did, id);
  `,
);
