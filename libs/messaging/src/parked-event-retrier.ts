import type { EventConsumer } from './consumer.js';
import { Loop } from './loop.js';
import { dueParkedEvent, postponeParkedEvent, unparkEvent } from './parked-events.js';

/** Tries parked events again when they are due, first of each key first. */
export class ParkedEventRetrier {
  private readonly loop: Loop;

  constructor(
    private readonly consumer: EventConsumer,
    onError: (error: unknown) => void,
  ) {
    this.loop = new Loop(() => this.retryOne(), { idleMs: 500, onError });
  }

  start(): void {
    this.loop.start();
  }

  wake(): void {
    this.loop.wake();
  }

  async stop(): Promise<void> {
    await this.loop.stop();
  }

  private async retryOne(): Promise<boolean> {
    const { database } = this.consumer;
    const after: (() => void)[] = [];
    const found = await database.transaction('worker', async (tx) => {
      const parked = await dueParkedEvent(tx, database.context);
      if (!parked) return false;
      await tx.query('savepoint event');
      try {
        await this.consumer.handle(parked.envelope, tx, (work) => after.push(work));
        await unparkEvent(tx, database.context, parked.event_id);
      } catch (error) {
        after.length = 0;
        await tx.query('rollback to savepoint event');
        await postponeParkedEvent(tx, database.context, parked, error);
      }
      return true;
    });
    after.forEach((work) => work());
    return found;
  }
}
