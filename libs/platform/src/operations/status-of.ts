import type { ContextStatus } from '@wellspring/contracts';
import type { ContextRuntime } from '../runtime/runtime.js';

interface Counts {
  readonly outbox: string;
  readonly backlog: string;
  readonly parked: string;
  readonly dead: string;
}

/** How a context is doing, as the operator's page and the metrics show it. */
export async function statusOf(context: ContextRuntime): Promise<ContextStatus> {
  const { name, definition, database, log, strategy } = context;
  const topics = strategy.topics();
  const lag = topics.length === 0 ? 0 : (await log.lagOf(name, topics)).events;
  const [counts] = await database.transaction('worker', (tx) =>
    tx.query<Counts>(
      `select (select count(*) from ${name}.outbox) as outbox,
              (${definition.backlog}) as backlog,
              (select count(*) from ${name}.parked_event) as parked,
              (select count(*) from ${name}.parked_event where state = 'dead') as dead`,
    ),
  );
  return {
    context: name,
    lag,
    outbox: Number(counts?.outbox ?? 0),
    backlog: Number(counts?.backlog ?? 0),
    parked: Number(counts?.parked ?? 0),
    dead: Number(counts?.dead ?? 0),
  };
}
