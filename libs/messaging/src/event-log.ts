import type { Envelope } from '@wellspring/contracts';
import type { Transaction } from '@wellspring/persistence';

/** An envelope with its place in the log. */
export interface LogRecord {
  readonly topic: string;
  readonly key: string;
  readonly envelope: Envelope;
}

/**
 * Takes a batch of records, in order, exactly once in effect. The embedded log gives its own transaction,
 * so that position and effects commit together; a broker gives none.
 */
export type BatchReceiver = (records: readonly LogRecord[], tx?: Transaction) => Promise<AfterCommit>;

/** What to do once the effects of a batch are durable. */
export type AfterCommit = () => void;

export interface SubscriptionOptions {
  /** The consumer group: the name of the context. */
  readonly group: string;
  readonly topics: readonly string[];
  readonly receive: BatchReceiver;
}

/** How far a consumer group is behind, in events. */
export interface Lag {
  readonly group: string;
  readonly events: number;
}

/**
 * The event port: an ordered log with consumer groups. Two bindings pass one contract suite: Apache Kafka,
 * and a table of the same PostgreSQL for everything in one process.
 */
export interface EventLog {
  /** Appends records, in order per key. At least once: a caller that is not answered sends again. */
  publish(tx: Transaction, records: readonly LogRecord[]): Promise<void>;
  /** Delivers everything from the group's position on, until it is stopped. */
  subscribe(options: SubscriptionOptions): Promise<{ stop(): Promise<void> }>;
  lagOf(group: string, topics: readonly string[]): Promise<Lag>;
  close(): Promise<void>;
}
