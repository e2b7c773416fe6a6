import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Loop } from '@wellspring/messaging';
import { BackgroundLog } from '@wellspring/platform';
import { RecheckImports } from '../use-cases/recheck-imports.js';

/** Looks every minute for credentials from elsewhere that are to be checked again. */
@Injectable()
export class Rechecker implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly loop: Loop;

  constructor(imports: RecheckImports, log: BackgroundLog) {
    const onError = log.of('checking imports again');
    this.loop = new Loop(() => imports.execute(), { idleMs: 60_000, onError });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async onModuleDestroy(): Promise<void> {
    await this.loop.stop();
  }
}
