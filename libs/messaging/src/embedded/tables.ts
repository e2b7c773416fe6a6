import { contextNames } from '@wellspring/contracts';
import { migration, workerRole } from '@wellspring/persistence';

const workers = contextNames.map((name) => workerRole(name)).join(', ');

/** The embedded log: one table, one head row that hands out positions in commit order. */
export const embeddedLogTables = migration(
  'embedded-log',
  2026112300001,
  `
  create table messaging.head (singleton boolean primary key default true check (singleton), position bigint not null);
  insert into messaging.head values (true, 0);

  create table messaging.event_log (
    position bigint primary key,
    topic text not null,
    key text not null,
    envelope jsonb not null,
    appended_at timestamptz not null default clock_timestamp()
  );

  create table messaging.consumer (consumer_group text primary key, position bigint not null);

  alter table messaging.head enable row level security, force row level security;
  alter table messaging.event_log enable row level security, force row level security;
  alter table messaging.consumer enable row level security, force row level security;
  create policy worker on messaging.head to ${workers} using (true) with check (true);
  create policy worker on messaging.event_log to ${workers} using (true) with check (true);
  create policy worker on messaging.consumer to ${workers} using (true) with check (true);
  grant usage on schema messaging to ${workers};
  grant select, update on messaging.head to ${workers};
  grant select, insert, delete on messaging.event_log to ${workers};
  grant select, insert, update on messaging.consumer to ${workers};
  `,
);
