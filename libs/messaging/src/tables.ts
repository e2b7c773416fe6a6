import { isolationOf, migration, workerRole, type Migration } from '@wellspring/persistence';

/**
 * The messaging tables of a context: outbox (facts to publish), inbox (events already applied), parked
 * events (what a handler refused, with its followers of the same key) and the archive of those contexts
 * that rebuild from zero.
 */
export function messagingTables(context: string, at: number): Migration {
  const isolate = isolationOf(context);
  return migration(
    `${context}-messaging`,
    at,
    `
    create table ${context}.outbox (
      position bigint generated always as identity primary key,
      topic text not null,
      key text not null,
      envelope jsonb not null
    );
    ${isolate.workerOnly(`${context}.outbox`)}
    create policy append on ${context}.outbox for insert with check (true);

    create table ${context}.inbox (
      event_id uuid primary key,
      received_at timestamptz not null default clock_timestamp()
    );
    ${isolate.workerOnly(`${context}.inbox`)}

    create table ${context}.parked_event (
      position bigint generated always as identity primary key,
      event_id uuid not null unique,
      topic text not null,
      key text not null,
      type text not null,
      envelope jsonb not null,
      state text not null check (state in ('waiting', 'retrying', 'dead')),
      attempts int not null default 0,
      cause text,
      parked_at timestamptz not null default clock_timestamp(),
      next_attempt_at timestamptz not null default clock_timestamp()
    );
    create index on ${context}.parked_event (key, position);
    ${isolate.workerOnly(`${context}.parked_event`)}

    create table ${context}.archive (
      position bigint generated always as identity primary key,
      event_id uuid not null unique,
      type text not null,
      envelope jsonb not null
    );
    ${isolate.workerOnly(`${context}.archive`)}
    revoke update, delete on ${context}.archive from ${workerRole(context)};
    `,
  );
}
