import type { Envelope, EventDeclaration } from '@wellspring/contracts';
import { bulkInsert, type Database, type Transaction } from '@wellspring/persistence';
import type { AfterCommit, LogRecord } from './event-log.js';
import { parkedKeys, parkEvent } from './parked-events.js';
import { faultOf, isUnreadable, readableRecord } from './unreadable.js';
import { upcast } from './upcast.js';

/** Applies one event inside a transaction. */
export type EventHandler = (
  envelope: Envelope,
  tx: Transaction,
  afterCommit: (work: () => void) => void,
) => Promise<void>;

export interface Subscribed {
  readonly event: EventDeclaration;
  readonly handle: EventHandler;
}

export interface ConsumerOptions {
  /** Keeps every envelope that it used, so that read models rebuild from zero. */
  readonly archive: boolean;
  onParked(record: LogRecord, error: unknown): void;
}

/**
 * Applies batches of events to a context, each event once: inbox, effects and position commit together.
 * A failing handler parks its event, and later events of the same key wait behind it; other keys go on.
 */
export class EventConsumer {
  constructor(
    readonly database: Database,
    readonly handlers: ReadonlyMap<string, Subscribed>,
    private readonly options: ConsumerOptions,
  ) {}

  async receive(records: readonly LogRecord[], tx?: Transaction): Promise<AfterCommit> {
    if (tx) return this.apply(records, tx);
    return this.database.transaction('worker', (own) => this.apply(records, own));
  }

  private async apply(records: readonly LogRecord[], tx: Transaction): Promise<AfterCommit> {
    const wanted = records.map(readableRecord).filter(({ envelope }) => this.concerns(envelope));
    const fresh = await this.unseen(tx, wanted);
    if (fresh.length === 0) return () => undefined;
    const parked = await parkedKeys(tx, this.database.context, fresh);
    const after: (() => void)[] = [];
    for (const record of fresh) await this.applyOne(tx, record, parked, after);
    if (this.options.archive) await this.archive(tx, fresh);
    return () => after.forEach((work) => work());
  }

  private async applyOne(
    tx: Transaction,
    record: LogRecord,
    parked: Set<string>,
    after: (() => void)[],
  ): Promise<void> {
    if (parked.has(record.key)) {
      await parkEvent(tx, this.database.context, record, undefined);
      return;
    }
    const mine: (() => void)[] = [];
    await tx.query('savepoint event');
    try {
      await this.handle(record.envelope, tx, (work) => mine.push(work));
      await tx.query('release savepoint event');
      after.push(...mine);
    } catch (error) {
      await tx.query('rollback to savepoint event');
      await parkEvent(tx, this.database.context, record, error);
      parked.add(record.key);
      this.options.onParked(record, error);
    }
  }

  /** Upcasts an envelope to the version that the handler knows, and hands it over. */
  async handle(envelope: Envelope, tx: Transaction, afterCommit: (work: () => void) => void): Promise<void> {
    if (isUnreadable(envelope)) throw faultOf(envelope);
    const subscribed = this.handlers.get(envelope.type);
    if (!subscribed) throw new Error(`${this.database.context} has no handler of ${envelope.type}`);
    await subscribed.handle(upcast(subscribed.event, envelope), tx, afterCommit);
  }

  private concerns(envelope: Envelope): boolean {
    return this.handlers.has(envelope.type) || isUnreadable(envelope);
  }

  private async unseen(tx: Transaction, records: readonly LogRecord[]): Promise<LogRecord[]> {
    const rows = records.map((record) => ({ event_id: record.envelope.id }));
    const inserted = await bulkInsert<{ event_id: string }>(
      tx,
      `${this.database.context}.inbox`,
      { event_id: 'uuid' },
      rows,
      'on conflict do nothing returning event_id',
    );
    const fresh = new Set(inserted.map((row) => row.event_id));
    // The same event may stand twice in one batch: the first of it counts.
    return records.filter((record) => fresh.delete(record.envelope.id));
  }

  /** The last thing before the commit: the lock makes positions visible in their order, for readers who follow. */
  private async archive(tx: Transaction, records: readonly LogRecord[]): Promise<void> {
    await tx.query('select pg_advisory_xact_lock(hashtext($1))', [`archive:${this.database.context}`]);
    const rows = records.map(({ envelope }) => ({ event_id: envelope.id, type: envelope.type, envelope }));
    const columns = { event_id: 'uuid', type: 'text', envelope: 'jsonb' };
    await bulkInsert(tx, `${this.database.context}.archive`, columns, rows, 'on conflict do nothing');
  }
}
