import type { Envelope, EventDeclaration } from '@wellspring/contracts';
import {
  EventConsumer,
  fact,
  Outbox,
  ParkedEventRetrier,
  Relay,
  type EventHandler,
  type EventLog,
  type LogRecord,
} from '@wellspring/messaging';
import { Database, Notifications, type Transaction } from '@wellspring/persistence';
import { eventually } from '../eventually.js';
import type { LogDatabase } from './log-database.js';
import { defined, noted } from './noted.js';

/** How one process reaches the log under test. */
export type ConnectLog = (process: {
  readonly database: Database;
  readonly notifications: Notifications;
  onError(error: unknown): void;
}) => Promise<EventLog>;

/** The producing context in a process of its own. */
export interface Producer {
  readonly database: Database;
  readonly log: EventLog;
  readonly outbox: Outbox;
  /** Appends a number per key, in one transaction. */
  note(...notes: readonly (readonly [key: string, number: number])[]): Promise<Envelope[]>;
  /** Starts a relay of this process. */
  relay(log?: EventLog): Relay;
}

export interface ConsumerOptions {
  /** What to do with an event beside writing its effect; a throw refuses it. */
  readonly before?: (
    envelope: Envelope<{ key: string; number: number }>,
    tx: Transaction,
  ) => Promise<void> | void;
  /** Every batch as it is brought, before it is applied. */
  readonly onBatch?: (records: readonly LogRecord[]) => Promise<void> | void;
  readonly archive?: boolean;
}

/** The consuming context in a process of its own. */
export interface Consumer {
  readonly database: Database;
  readonly log: EventLog;
  readonly retrier: ParkedEventRetrier;
  /** Ends the subscription, as a process that stops in order does. */
  stop(): Promise<void>;
}

const topics = [noted.topic, defined.topic];

/** One test's processes around one log. */
export class LogScenario {
  private readonly closing: (() => Promise<unknown>)[] = [];
  readonly errors: unknown[] = [];

  constructor(
    readonly database: LogDatabase,
    private readonly connect: ConnectLog,
  ) {}

  async producer(): Promise<Producer> {
    const { database, notifications, log } = await this.process('issuer');
    const outbox = new Outbox('issuer', () => new Date());
    return {
      database,
      log,
      outbox,
      note: (...notes) =>
        database.transaction('worker', (tx) =>
          outbox.append(
            tx,
            notes.map(([key, number]) => fact(noted, { key, number })),
          ),
        ),
      relay: (through = log) => {
        const relay = new Relay(database, through, notifications, (error) => this.errors.push(error));
        relay.start();
        this.closing.push(() => relay.stop());
        return relay;
      },
    };
  }

  async consumer(options: ConsumerOptions = {}): Promise<Consumer> {
    const { database, log } = await this.process('wallet');
    const consumer = new EventConsumer(database, handlersOf(options), {
      archive: options.archive ?? false,
      onParked: () => undefined,
    });
    const retrier = new ParkedEventRetrier(consumer, (error) => this.errors.push(error));
    retrier.start();
    const subscription = await log.subscribe({
      group: 'wallet',
      topics,
      receive: async (records, tx) => {
        await options.onBatch?.(records);
        return consumer.receive(records, tx);
      },
    });
    let stopped: Promise<void> | undefined;
    const stop = () => (stopped ??= Promise.all([subscription.stop(), retrier.stop()]).then(() => undefined));
    this.closing.push(stop);
    return { database, log, retrier, stop };
  }

  /** The numbers that were applied, in the order of applying, of one key or of all. */
  async effects(key?: string): Promise<number[]> {
    const { rows } = await this.database.admin.query<{ number: number }>(
      'select number from wallet.effect where $1::text is null or key = $1 order by position',
      [key ?? null],
    );
    return rows.map(({ number }) => number);
  }

  /** Waits until so many effects are there. */
  applied(count: number): Promise<void> {
    return eventually(async () => {
      const effects = await this.effects();
      if (effects.length !== count) throw new Error(`${effects.length} of ${count} effects are there.`);
    }, 30_000);
  }

  async parked(): Promise<
    { number: number; state: string; attempts: number; cause: string | null; id: string }[]
  > {
    const { rows } = await this.database.admin.query(
      `select event_id as id, envelope->'data'->'number' as number, state, attempts, cause
       from wallet.parked_event order by position`,
    );
    return rows;
  }

  /** Lets the time of the retry schedule pass. */
  async passTime(consumer: Consumer): Promise<void> {
    await this.database.admin.query('update wallet.parked_event set next_attempt_at = clock_timestamp()');
    consumer.retrier.wake();
  }

  async close(): Promise<void> {
    for (const close of this.closing.reverse()) await close();
  }

  private async process(context: 'issuer' | 'wallet') {
    const url = this.database.urlOf(context);
    const database = await Database.connect({ url, context });
    const notifications = new Notifications(url);
    await notifications.start();
    const onError = (error: unknown) => void this.errors.push(error);
    const log = await this.connect({ database, notifications, onError });
    this.closing.push(async () => {
      await log.close();
      await notifications.close();
      await database.close();
    });
    return { database, notifications, log };
  }
}

function handlersOf({ before }: ConsumerOptions) {
  const handle: EventHandler = async (envelope, tx) => {
    const event = envelope as Envelope<{ key: string; number: number }>;
    await tx.query('insert into wallet.effect (key, number) values ($1, $2)', [
      event.data.key,
      event.data.number,
    ]);
    await before?.(event, tx);
  };
  const subscribed = (event: EventDeclaration) => [event.name, { event, handle }] as const;
  return new Map([subscribed(noted), subscribed(defined)]);
}
