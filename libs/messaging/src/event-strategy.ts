import { Server, type CustomTransportStrategy, type MessageHandler } from '@nestjs/microservices';
import { eventCatalogue, type ContextName, type Envelope } from '@wellspring/contracts';
import type { Database, Transaction } from '@wellspring/persistence';
import { lastValueFrom } from 'rxjs';
import { EventConsumer, type ConsumerOptions, type Subscribed } from './consumer.js';
import { Delivery } from './delivery.js';
import type { EventLog } from './event-log.js';
import { consumerId } from './on-event.js';
import { ParkedEventRetrier } from './parked-event-retrier.js';

export interface EventStrategyOptions extends ConsumerOptions {
  readonly context: ContextName;
  readonly database: Database;
  readonly log: EventLog;
  onError(error: unknown): void;
}

/**
 * The transport strategy that gives a context its events: Nest finds the `@OnEvent` handlers, the event log
 * brings batches, the consumer applies them. The same for both bindings.
 */
export class EventStrategy extends Server implements CustomTransportStrategy {
  override readonly propagatesEventHandlerErrors = true;
  private consumer: EventConsumer | undefined;
  private retrier: ParkedEventRetrier | undefined;
  private subscription: { stop(): Promise<void> } | undefined;

  constructor(private readonly strategy: EventStrategyOptions) {
    super();
    this.setTransportId(consumerId(strategy.context));
  }

  listen(callback: (error?: unknown) => void): void {
    this.start().then(() => callback(), callback);
  }

  async close(): Promise<void> {
    await this.subscription?.stop();
    await this.retrier?.stop();
  }

  on(): void {
    throw new Error('The event strategy has no connection events.');
  }

  unwrap<T>(): T {
    return this.strategy.log as T;
  }

  /** The topics that the context's handlers read. */
  topics(): string[] {
    return [...new Set([...(this.consumer?.handlers.values() ?? [])].map(({ event }) => event.topic))];
  }

  /** Applies an archived envelope again, for a rebuild from zero. */
  async replay(envelope: Envelope, tx: Transaction): Promise<void> {
    await this.consumer?.handle(envelope, tx, () => undefined);
  }

  /** Tries parked events now. */
  wakeRetrier(): void {
    this.retrier?.wake();
  }

  private async start(): Promise<void> {
    const { context, database, log, onError } = this.strategy;
    const handlers = this.declaredHandlers();
    this.consumer = new EventConsumer(database, handlers, this.strategy);
    if (handlers.size === 0) return;
    this.retrier = new ParkedEventRetrier(this.consumer, onError);
    this.retrier.start();
    const receive = this.consumer.receive.bind(this.consumer);
    this.subscription = await log.subscribe({ group: context, topics: this.topics(), receive });
  }

  /** Every declared consumer has a handler and every handler is declared, or the process does not start. */
  private declaredHandlers(): Map<string, Subscribed> {
    const { context } = this.strategy;
    const declared = new Map(
      eventCatalogue.filter((event) => event.consumers.includes(context)).map((event) => [event.name, event]),
    );
    const handlers = new Map<string, Subscribed>();
    for (const [name, handler] of this.getHandlers()) {
      const event = declared.get(name);
      if (!event)
        throw new Error(`${context} handles ${name}, whose declaration does not name it as a consumer.`);
      handlers.set(name, { event, handle: this.callable(handler) });
    }
    const missing = [...declared.keys()].filter((name) => !handlers.has(name));
    if (missing.length > 0) throw new Error(`${context} has no handler of ${missing.join(', ')}.`);
    return handlers;
  }

  private callable(handler: MessageHandler): Subscribed['handle'] {
    return async (envelope, tx, afterCommit) => {
      const delivery = new Delivery([tx, afterCommit]);
      const result = this.transformToObservable(await handler(envelope, delivery));
      await lastValueFrom(result, { defaultValue: undefined });
    };
  }
}
