import {
  dataSchemaOf,
  type Envelope,
  type EventData,
  type EventDeclaration,
  type Funnel,
  type FunnelStage,
} from '@wellspring/contracts';
import { newId } from '@wellspring/persistence';
import { eventually, startTestService, type TestService } from '@wellspring/testing';
import pg from 'pg';
import { analytics } from '../analytics.context.js';

export type SentEvent = Envelope & { readonly topic: string };

/** An event of another context on its way to analytics. */
export function sent<TDeclaration extends EventDeclaration>(
  event: TDeclaration,
  data: EventData<TDeclaration>,
): SentEvent {
  return {
    topic: event.topic,
    specversion: '1.0',
    id: newId(),
    source: `/${event.producer}`,
    type: event.name,
    time: new Date().toISOString(),
    datacontenttype: 'application/json',
    dataschema: dataSchemaOf(event.name, event.version),
    partitionkey: event.key(data),
    data,
  };
}

export const researcher = { scopes: ['analytics:read' as const] };
export const operator = {
  organisationId: newId(),
  scopes: ['operations:read' as const, 'operations:write' as const],
};

/** Analytics alone, with the event log at hand. */
export interface Scenario {
  readonly service: TestService;
  readonly admin: pg.Client;
  /** Appends events to the log, in this order, without waiting. */
  append(...events: readonly SentEvent[]): Promise<void>;
  /** Appends events and waits until they are counted. */
  publish(...events: readonly SentEvent[]): Promise<void>;
  funnel(query?: string): Promise<Funnel>;
  close(): Promise<void>;
}

export async function startScenario(): Promise<Scenario> {
  const service = await startTestService({ contexts: [analytics] });
  const admin = new pg.Client({ connectionString: service.adminUrl });
  await admin.connect();
  const append = (...events: readonly SentEvent[]) => appendTo(admin, events);
  return {
    service,
    admin,
    append,
    publish: async (...events) => {
      await append(...events);
      await settled(admin);
    },
    funnel: async (query = '') => {
      const answer = await service.call('GET', `/analytics/funnel${query}`, { as: researcher });
      if (answer.status !== 200) throw new Error(answer.text);
      return answer.body;
    },
    close: async () => {
      await admin.end();
      await service.close();
    },
  };
}

/** A stage of a funnel, found. */
export function stage(funnel: Funnel, name: FunnelStage) {
  const found = funnel.stages.find((each) => each.stage === name);
  if (!found) throw new Error(`The funnel has no stage ${name}.`);
  return found;
}

async function appendTo(admin: pg.Client, events: readonly SentEvent[]): Promise<void> {
  await admin.query('begin');
  const head = await admin.query<{ first: string }>(
    'update messaging.head set position = position + $1 returning position - $1 + 1 as first',
    [events.length],
  );
  await admin.query(
    `insert into messaging.event_log (position, topic, key, envelope)
     select $1::bigint + ordinal - 1, topic, key, envelope
     from unnest($2::text[], $3::text[], $4::jsonb[]) with ordinality as fresh (topic, key, envelope, ordinal)`,
    [
      head.rows[0]?.first,
      events.map(({ topic }) => topic),
      events.map(({ partitionkey }) => partitionkey),
      events.map(({ topic: _topic, ...envelope }) => JSON.stringify(envelope)),
    ],
  );
  await admin.query('commit');
  await admin.query("select pg_notify('wellspring_log', '')");
}

function settled(admin: pg.Client): Promise<void> {
  return eventually(async () => {
    const { rows } = await admin.query<{ left: number; cause: string | null }>(
      `select (select count(*)::int from messaging.event_log where position >
                (select position from messaging.consumer where consumer_group = 'analytics')) as left,
              (select min(cause) from analytics.parked_event) as cause`,
    );
    if (rows[0]?.cause) throw new Error(`An event was parked: ${rows[0].cause}`);
    if (rows[0]?.left !== 0) throw new Error(`${rows[0]?.left} events are not counted yet.`);
  });
}
