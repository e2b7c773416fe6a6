import type { Envelope } from '@wellspring/contracts';
import type { Database, Notifications } from '@wellspring/persistence';
import type { EventLog } from './event-log.js';
import { Loop } from './loop.js';
import { outboxChannel } from './outbox.js';

const batchSize = 1000;

/**
 * Moves a context's outbox on to the log. Rows are deleted in the transaction that publishes them, so a
 * row that commits late is still found, and a crash in between publishes again, which inboxes absorb.
 * Only the holder of the advisory lock works; other replicas stand by.
 */
export class Relay {
  private readonly loop: Loop;
  private unsubscribe: (() => void) | undefined;

  constructor(
    private readonly database: Database,
    private readonly log: EventLog,
    private readonly notifications: Notifications,
    onError: (error: unknown) => void,
  ) {
    this.loop = new Loop(() => this.relayBatch(), { idleMs: 1000, onError });
  }

  start(): void {
    this.unsubscribe = this.notifications.on(outboxChannel(this.database.context), () => this.loop.wake());
    this.loop.start();
  }

  async stop(): Promise<void> {
    this.unsubscribe?.();
    await this.loop.stop();
  }

  private relayBatch(): Promise<boolean> {
    const { context } = this.database;
    return this.database.transaction('worker', async (tx) => {
      const [lock] = await tx.query<{ held: boolean }>(
        'select pg_try_advisory_xact_lock(hashtext($1)) as held',
        [`relay:${context}`],
      );
      if (!lock?.held) return false;
      const rows = await tx.query<{ topic: string; key: string; envelope: Envelope; position: string }>(
        `with taken as (
           delete from ${context}.outbox
           where position in (select position from ${context}.outbox order by position limit ${batchSize})
           returning *)
         select * from taken order by position`,
      );
      if (rows.length > 0) await this.log.publish(tx, rows);
      return rows.length === batchSize;
    });
  }
}
