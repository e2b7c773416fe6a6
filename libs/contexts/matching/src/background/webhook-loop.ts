import { randomUUID } from 'node:crypto';
import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Loop } from '@wellspring/messaging';
import { BackgroundLog, Runtime } from '@wellspring/platform';
import { feedChannel } from '../storage/feed.js';
import { DeliverWebhooks } from '../use-cases/deliver-webhooks.js';

/** Receivers at once, and how many of them may be ones that failed last: the others never wait for those. */
const places = { all: 16, failing: 4 } as const;

/** Keeps webhooks supplied: several receivers at once, so that slow ones hold up nobody else. */
@Injectable()
export class WebhookLoop implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop: Loop;
  private readonly report: (error: unknown) => void;
  /** What is under way, and whether its receiver failed last. */
  private readonly sending = new Map<Promise<void>, boolean>();
  private unsubscribe: (() => void) | undefined;

  constructor(
    private readonly runtime: Runtime,
    private readonly deliveries: DeliverWebhooks,
    log: BackgroundLog,
  ) {
    this.report = log.of('webhooks');
    this.loop = new Loop(() => this.leaseAndSend(), { idleMs: 500, onError: this.report });
  }

  onApplicationBootstrap(): void {
    this.unsubscribe = this.runtime.notifications.on(feedChannel, () => this.loop.wake());
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.unsubscribe?.();
    await this.loop.stop();
    await Promise.allSettled(this.sending.keys());
  }

  wake(): void {
    this.loop.wake();
  }

  private async leaseAndSend(): Promise<boolean> {
    const failing = [...this.sending.values()].filter(Boolean).length;
    const free = { all: places.all - this.sending.size, failing: places.failing - failing };
    if (free.all === 0) return false;
    const lease = randomUUID();
    for (const webhook of await this.deliveries.lease(lease, free)) {
      const work = this.deliveries
        .deliver(webhook, lease)
        .catch(this.report)
        .finally(() => {
          this.sending.delete(work);
          this.loop.wake();
        });
      this.sending.set(work, webhook.consecutiveFailures > 0);
    }
    return false;
  }
}
