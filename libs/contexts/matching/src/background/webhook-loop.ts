import { randomUUID } from 'node:crypto';
import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Loop } from '@wellspring/messaging';
import { Runtime } from '@wellspring/platform';
import { feedChannel } from '../storage/feed.js';
import { DeliverWebhooks } from '../use-cases/deliver-webhooks.js';

const atOnce = 16;

/** Keeps webhooks supplied: several receivers at once, so that a slow one holds up nobody else. */
@Injectable()
export class WebhookLoop implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop: Loop;
  private readonly sending = new Set<Promise<void>>();
  private unsubscribe: (() => void) | undefined;

  constructor(
    private readonly runtime: Runtime,
    private readonly deliveries: DeliverWebhooks,
  ) {
    const onError = (error: unknown) => this.report(error);
    this.loop = new Loop(() => this.leaseAndSend(), { idleMs: 500, onError });
  }

  onApplicationBootstrap(): void {
    this.unsubscribe = this.runtime.notifications.on(feedChannel, () => this.loop.wake());
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.unsubscribe?.();
    await this.loop.stop();
    await Promise.allSettled(this.sending);
  }

  wake(): void {
    this.loop.wake();
  }

  private async leaseAndSend(): Promise<boolean> {
    const free = atOnce - this.sending.size;
    if (free === 0) return false;
    const lease = randomUUID();
    for (const webhook of await this.deliveries.lease(lease, free)) {
      const work = this.deliveries
        .deliver(webhook, lease)
        .catch((error: unknown) => this.report(error))
        .finally(() => {
          this.sending.delete(work);
          this.loop.wake();
        });
      this.sending.add(work);
    }
    return false;
  }

  private report(error: unknown): void {
    this.runtime.options.logger.warn(
      { err: error, context: 'matching' },
      'webhooks stumbled; they are tried again',
    );
  }
}
