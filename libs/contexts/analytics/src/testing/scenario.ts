import type { Funnel, FunnelStage } from '@wellspring/contracts';
import { newId } from '@wellspring/persistence';
import {
  eventually,
  openEventLog,
  startTestService,
  type SentFact,
  type TestEventLog,
  type TestService,
} from '@wellspring/testing';
import { analytics } from '../analytics.context.js';

export const researcher = { scopes: ['analytics:read' as const] };
export const operator = {
  organisationId: newId(),
  scopes: ['operations:read' as const, 'operations:write' as const],
};

/** Analytics alone, with the event log at hand. */
export interface Scenario {
  readonly service: TestService;
  readonly admin: TestEventLog['admin'];
  /** Appends events to the log, in this order, without waiting. */
  append(...events: readonly SentFact[]): Promise<void>;
  /** Appends events and waits until they are counted. */
  publish(...events: readonly SentFact[]): Promise<void>;
  funnel(query?: string): Promise<Funnel>;
  close(): Promise<void>;
}

export async function startScenario(): Promise<Scenario> {
  const service = await startTestService({ contexts: [analytics] });
  const log = await openEventLog(service.adminUrl);
  return {
    service,
    admin: log.admin,
    append: log.publish,
    publish: async (...events) => {
      if (events.length > 0) await log.publish(...events);
      await settled(log.admin);
    },
    funnel: async (query = '') => {
      const answer = await service.call('GET', `/analytics/funnel${query}`, { as: researcher });
      if (answer.status !== 200) throw new Error(answer.text);
      return answer.body;
    },
    close: async () => {
      await log.close();
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

function settled(admin: TestEventLog['admin']): Promise<void> {
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
