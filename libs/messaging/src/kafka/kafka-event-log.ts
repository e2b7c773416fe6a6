import kafkajs from 'kafkajs';
import type { Admin, Consumer, EachBatchPayload, Kafka, Producer } from 'kafkajs';
import type { Envelope } from '@wellspring/contracts';
import type { Transaction } from '@wellspring/persistence';
import type { EventLog, Lag, LogRecord, SubscriptionOptions } from '../event-log.js';
import { ensureTopics } from './ensure-topics.js';
import { kafkaClient } from './kafka-client.js';
import { slicesOf } from './slices.js';

const chunkSize = 200;

export interface KafkaEventLogOptions {
  readonly clientId: string;
  readonly brokers: readonly string[];
  /** Put before every topic and group, so that installations and tests share a broker. */
  readonly prefix: string;
  onError(error: unknown): void;
}

/**
 * The event log on Apache Kafka. Offsets are committed after the database, so a batch may come twice and
 * the inbox absorbs it. Acknowledged by all replicas, one request in flight, so that a retry keeps order;
 * kafkajs's transactions and idempotent producer are avoided for their known faults.
 */
export class KafkaEventLog implements EventLog {
  private readonly kafka: Kafka;
  private readonly producer: Producer;
  private readonly admin: Admin;
  private readonly consumers = new Set<Consumer>();

  private constructor(private readonly options: KafkaEventLogOptions) {
    this.kafka = kafkaClient(options.clientId, options.brokers, (error) => options.onError(error));
    this.producer = this.kafka.producer({
      createPartitioner: kafkajs.Partitioners.DefaultPartitioner,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
    });
    // Whoever asks how far a group is behind is answered soon, or told that the broker is away.
    this.admin = this.kafka.admin({ retry: { retries: 1, initialRetryTime: 100 } });
  }

  /** Connects and makes the topics that do not exist yet. */
  static async connect(options: KafkaEventLogOptions, topics: readonly string[]): Promise<KafkaEventLog> {
    const log = new KafkaEventLog(options);
    const admin = log.kafka.admin();
    await admin.connect();
    await ensureTopics(
      admin,
      topics.map((topic) => options.prefix + topic),
    );
    await admin.disconnect();
    await Promise.all([log.producer.connect(), log.admin.connect()]);
    return log;
  }

  async publish(_tx: Transaction, records: readonly LogRecord[]): Promise<void> {
    const messages = records.map(({ topic, key, envelope }) => ({
      topic,
      key,
      value: JSON.stringify(envelope),
      headers: { 'content-type': 'application/cloudevents+json' },
    }));
    // One slice after the other keeps the order of a key that fills several.
    for (const slice of slicesOf(messages)) {
      const topicMessages = [...groupByTopic(slice)].map(([topic, members]) => ({
        topic: this.options.prefix + topic,
        messages: members.map(({ key, value, headers }) => ({ key, value, headers })),
      }));
      await this.producer.sendBatch({ acks: -1, topicMessages });
    }
  }

  async subscribe(options: SubscriptionOptions): Promise<{ stop(): Promise<void> }> {
    const consumer = this.kafka.consumer({
      groupId: this.options.prefix + options.group,
      sessionTimeout: 10_000,
      heartbeatInterval: 1000,
      rebalanceTimeout: 15_000,
      maxWaitTimeInMs: 100,
      allowAutoTopicCreation: false,
      retry: { initialRetryTime: 200, maxRetryTime: 5000, retries: 30, restartOnFailure: async () => true },
    });
    this.consumers.add(consumer);
    await consumer.connect();
    await consumer.subscribe({
      topics: options.topics.map((topic) => this.options.prefix + topic),
      fromBeginning: true,
    });
    await consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: 2,
      eachBatch: (payload) => this.consumeBatch(consumer, payload, options),
    });
    return {
      stop: async () => {
        this.consumers.delete(consumer);
        await consumer.disconnect();
      },
    };
  }

  async lagOf(group: string, topics: readonly string[]): Promise<Lag> {
    const names = topics.map((topic) => this.options.prefix + topic);
    const committed = await this.admin.fetchOffsets({ groupId: this.options.prefix + group, topics: names });
    let events = 0;
    for (const { topic, partitions } of committed) {
      const ends = new Map((await this.admin.fetchTopicOffsets(topic)).map((end) => [end.partition, end]));
      for (const { partition, offset } of partitions) {
        const end = ends.get(partition);
        if (end) events += Number(end.high) - Math.max(Number(offset), Number(end.low));
      }
    }
    return { group, events };
  }

  async close(): Promise<void> {
    await Promise.all([...this.consumers].map((consumer) => consumer.disconnect()));
    await this.producer.disconnect();
    await this.admin.disconnect();
  }

  private async consumeBatch(
    consumer: Consumer,
    payload: EachBatchPayload,
    { receive }: SubscriptionOptions,
  ): Promise<void> {
    const { batch, resolveOffset, heartbeat, isRunning, isStale } = payload;
    for (let from = 0; from < batch.messages.length; from += chunkSize) {
      if (!isRunning() || isStale()) return;
      const messages = batch.messages.slice(from, from + chunkSize);
      const records = messages.map(({ key, value }) => ({
        topic: batch.topic.slice(this.options.prefix.length),
        key: textOf(key),
        envelope: envelopeOf(value),
      }));
      const after = await receive(records);
      after();
      const last = messages.at(-1)?.offset ?? '0';
      resolveOffset(last);
      const offset = String(BigInt(last) + 1n);
      await consumer.commitOffsets([{ topic: batch.topic, partition: batch.partition, offset }]);
      await heartbeat();
    }
  }
}

/** Whatever a foreign producer wrote is handed on, for the consumer to park. */
function envelopeOf(value: Buffer | null): Envelope {
  const text = textOf(value);
  try {
    // An escaped NUL is JSON, but jsonb cannot store it.
    if (!/(?<!\\)(\\\\)*\\u0000/.test(text)) return JSON.parse(text) as Envelope;
  } catch {
    // No JSON at all.
  }
  return text as unknown as Envelope;
}

/** PostgreSQL's text has no NUL. */
function textOf(bytes: Buffer | null): string {
  return bytes?.toString().replaceAll('\0', '\ufffd') ?? '';
}

function groupByTopic<TMember extends { readonly topic: string }>(
  members: readonly TMember[],
): Map<string, TMember[]> {
  const groups = new Map<string, TMember[]>();
  for (const member of members) {
    const group = groups.get(member.topic) ?? [];
    group.push(member);
    groups.set(member.topic, group);
  }
  return groups;
}
