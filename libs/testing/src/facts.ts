import { dataSchemaOf, type EventData, type EventDeclaration } from '@wellspring/contracts';
import { newId } from '@wellspring/persistence';
import pg from 'pg';

/** A fact of another context on its way to the one under test. */
export interface SentFact {
  readonly event: EventDeclaration;
  readonly data: unknown;
  readonly id: string;
}

/** A fact with an id of its own; the same object again is the same event delivered twice. */
export function sentFact<TDeclaration extends EventDeclaration>(
  event: TDeclaration,
  data: EventData<TDeclaration>,
): SentFact {
  return { event, data, id: newId() };
}

/** The embedded event log of a test's database, seen from outside: facts in, facts out. */
export interface TestEventLog {
  /** For looking past row-level security. */
  readonly admin: pg.Client;
  /** Appends facts in this order. */
  publish(...facts: readonly SentFact[]): Promise<void>;
  /** The payloads that a context has published of an event, oldest first. */
  published<TDeclaration extends EventDeclaration>(event: TDeclaration): Promise<EventData<TDeclaration>[]>;
  close(): Promise<void>;
}

export async function openEventLog(adminUrl: string): Promise<TestEventLog> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  return {
    admin,
    publish: (...facts) => publish(admin, facts),
    published: async (event) => {
      const { rows } = await admin.query<{ data: never }>(
        `select envelope->'data' as data from messaging.event_log
         where envelope->>'type' = $1 and envelope->>'source' = $2 order by position`,
        [event.name, `/${event.producer}`],
      );
      return rows.map(({ data }) => data);
    },
    close: () => admin.end(),
  };
}

async function publish(admin: pg.Client, facts: readonly SentFact[]): Promise<void> {
  const envelopes = facts.map(({ event, data, id }) => ({
    specversion: '1.0',
    id,
    source: `/${event.producer}`,
    type: event.name,
    time: new Date().toISOString(),
    datacontenttype: 'application/json',
    dataschema: dataSchemaOf(event.name, event.version),
    partitionkey: event.key(data),
    data,
  }));
  await admin.query('begin');
  const head = await admin.query<{ first: string }>(
    'update messaging.head set position = position + $1 returning position - $1 + 1 as first',
    [facts.length],
  );
  await admin.query(
    `insert into messaging.event_log (position, topic, key, envelope)
     select $1::bigint + ordinal - 1, topic, key, envelope
     from unnest($2::text[], $3::text[], $4::jsonb[]) with ordinality as fresh (topic, key, envelope, ordinal)`,
    [
      head.rows[0]?.first,
      facts.map(({ event }) => event.topic),
      envelopes.map(({ partitionkey }) => partitionkey),
      envelopes.map((envelope) => JSON.stringify(envelope)),
    ],
  );
  await admin.query('commit');
  await admin.query("select pg_notify('wellspring_log', '')");
}
