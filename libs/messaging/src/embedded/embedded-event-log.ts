import { bulkInsert, type Database, type Notifications, type Transaction } from '@wellspring/persistence';
import type { EventLog, Lag, LogRecord, SubscriptionOptions } from '../event-log.js';
import { Loop } from '../loop.js';

const channel = 'wellspring_log';
const batchSize = 200;

/**
 * The event log of the one-process form: a table with durable group positions. It serialises, keeps the
 * order per key and may deliver twice, as the broker does.
 */
export class EmbeddedEventLog implements EventLog {
  private readonly loops = new Set<Loop>();

  constructor(
    private readonly database: Database,
    private readonly notifications: Notifications,
    private readonly onError: (error: unknown) => void,
  ) {}

  async publish(tx: Transaction, records: readonly LogRecord[]): Promise<void> {
    // The lock on the head row is held until commit, so positions become visible in their order.
    const [head] = await tx.query<{ first: string }>(
      'update messaging.head set position = position + $1 returning position - $1 + 1 as first',
      [records.length],
    );
    const first = BigInt(head?.first ?? 1);
    const rows = records.map(({ topic, key, envelope }, index) => ({
      position: String(first + BigInt(index)),
      topic,
      key,
      envelope,
    }));
    const columns = { position: 'bigint', topic: 'text', key: 'text', envelope: 'jsonb' };
    await bulkInsert(tx, 'messaging.event_log', columns, rows);
    await tx.query('select pg_notify($1, $2)', [channel, '']);
  }

  async subscribe(options: SubscriptionOptions): Promise<{ stop(): Promise<void> }> {
    await this.database.transaction('worker', (tx) =>
      tx.query('insert into messaging.consumer values ($1, 0) on conflict do nothing', [options.group]),
    );
    const loop = new Loop(() => this.deliverBatch(options), { idleMs: 1000, onError: this.onError });
    const unsubscribe = this.notifications.on(channel, () => loop.wake());
    this.loops.add(loop);
    loop.start();
    return {
      stop: async () => {
        unsubscribe();
        this.loops.delete(loop);
        await loop.stop();
      },
    };
  }

  async lagOf(group: string, topics: readonly string[]): Promise<Lag> {
    const [row] = await this.database.transaction('worker', (tx) =>
      tx.query<{ events: string }>(
        `select count(*) as events from messaging.event_log
         where topic = any($2::text[])
           and position > coalesce((select position from messaging.consumer where consumer_group = $1), 0)`,
        [group, topics],
      ),
    );
    return { group, events: Number(row?.events ?? 0) };
  }

  async close(): Promise<void> {
    await Promise.all([...this.loops].map((loop) => loop.stop()));
  }

  private async deliverBatch({ group, topics, receive }: SubscriptionOptions): Promise<boolean> {
    let after: () => void = () => undefined;
    const more = await this.database.transaction('worker', async (tx) => {
      // The locked row is the leadership: a second replica finds it taken and stands by.
      const [held] = await tx.query<{ position: string }>(
        'select position from messaging.consumer where consumer_group = $1 for update skip locked',
        [group],
      );
      if (!held) return false;
      const rows = await tx.query<LogRecord & { position: string }>(
        `select position, topic, key, envelope from messaging.event_log
         where position > $1 and topic = any($2::text[]) order by position limit ${batchSize}`,
        [held.position, topics],
      );
      const last = rows.at(-1);
      if (!last) return false;
      after = await receive(rows, tx);
      await tx.query('update messaging.consumer set position = $2 where consumer_group = $1', [
        group,
        last.position,
      ]);
      return rows.length === batchSize;
    });
    after();
    return more;
  }
}
