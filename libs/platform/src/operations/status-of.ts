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
  const { name, definition, database } = context;
  const lag = await lagOf(context);
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

/** A broker that is away is an answer too: an operator wants to see it, and the rest. */
async function lagOf({ name, log, strategy }: ContextRuntime): Promise<number | null> {
  const topics = strategy.topics();
  if (topics.length === 0) return 0;
  return log.lagOf(name, topics).then(
    ({ events }) => events,
    () => null,
  );
}
