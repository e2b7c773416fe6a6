import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Loop } from '@wellspring/messaging';
import { BackgroundLog } from '@wellspring/platform';
import { RebuildFacts } from '../use-cases/rebuild-facts.js';
import { LiveStreams } from './live-streams.js';

/** Runs analytics' background work: rebuilds, and looking for new events while somebody watches. */
@Injectable()
export class AnalyticsLoops implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly rebuilds: Loop;
  private readonly live: Loop;

  constructor(
    rebuild: RebuildFacts,
    private readonly streams: LiveStreams,
    log: BackgroundLog,
  ) {
    this.rebuilds = new Loop(() => rebuild.step(), { idleMs: 2000, onError: log.of('rebuild') });
    this.live = new Loop(() => streams.look(), { idleMs: 250, onError: log.of('live events') });
  }

  onApplicationBootstrap(): void {
    this.rebuilds.start();
    this.live.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.streams.end();
    await Promise.all([this.rebuilds.stop(), this.live.stop()]);
  }

  wakeRebuilds(): void {
    this.rebuilds.wake();
  }
}
