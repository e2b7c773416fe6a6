import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Loop } from '@wellspring/messaging';
import { BackgroundLog } from '@wellspring/platform';
import { MakeProfile } from '../use-cases/make-profile.js';

/** Makes the profiles of institutions that joined. */
@Injectable()
export class ProfileWorker implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly loop: Loop;

  constructor(makeProfile: MakeProfile, log: BackgroundLog) {
    this.loop = new Loop(() => makeProfile.execute(), {
      idleMs: 2000,
      onError: log.of('making an issuer profile'),
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
