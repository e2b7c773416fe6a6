import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Loop } from '@wellspring/messaging';
import { BackgroundLog } from '@wellspring/platform';
import { IssueBatchRows } from '../use-cases/issue-batch-rows.js';

/** Issues the rows of batches in the background. */
@Injectable()
export class BatchWorker implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly loop: Loop;

  constructor(issue: IssueBatchRows, log: BackgroundLog) {
    this.loop = new Loop(() => issue.execute(), { idleMs: 1000, onError: log.of('issuing a batch') });
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
