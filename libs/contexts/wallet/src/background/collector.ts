import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Loop } from '@wellspring/messaging';
import { BackgroundLog } from '@wellspring/platform';
import { CollectCredentials } from '../use-cases/collect-credentials.js';

/** Collects as soon as something is issued or a wallet connects, and looks again every second. */
@Injectable()
export class Collector implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly loop: Loop;

  constructor(collect: CollectCredentials, log: BackgroundLog) {
    this.loop = new Loop(() => collect.execute(), {
      idleMs: 1000,
      onError: log.of('collecting credentials'),
    });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async onModuleDestroy(): Promise<void> {
    await this.loop.stop();
  }

  wake(): void {
    this.loop.wake();
  }
}
