import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Loop } from '@wellspring/messaging';
import { BackgroundLog } from '@wellspring/platform';
import { Expire } from '../use-cases/expire.js';
import { OpenPostings } from '../use-cases/open-postings.js';
import { RematchCandidates } from '../use-cases/rematch-candidates.js';
import { SyncFrameworks } from '../use-cases/sync-frameworks.js';

/** Runs matching's background work; each piece is woken by who made it necessary, and looks by itself as well. */
@Injectable()
export class MatchingLoops implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly candidates: Loop;
  private readonly postings: Loop;
  private readonly frameworks: Loop;
  private readonly timer: Loop;

  constructor(
    rematch: RematchCandidates,
    postings: OpenPostings,
    frameworks: SyncFrameworks,
    expire: Expire,
    log: BackgroundLog,
  ) {
    const options = { idleMs: 1000, onError: log.of('matching') };
    this.candidates = new Loop(() => rematch.execute(), options);
    this.postings = new Loop(() => this.thenCandidates(postings.execute()), options);
    this.frameworks = new Loop(() => this.thenCandidates(frameworks.execute()), options);
    this.timer = new Loop(() => this.afterExpiry(expire.execute()), options);
  }

  onApplicationBootstrap(): void {
    for (const loop of this.all()) loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.all().map((loop) => loop.stop()));
  }

  wakeCandidates(): void {
    this.candidates.wake();
  }

  wakePostings(): void {
    this.postings.wake();
  }

  wakeFrameworks(): void {
    this.frameworks.wake();
  }

  private all(): Loop[] {
    return [this.candidates, this.postings, this.frameworks, this.timer];
  }

  private async thenCandidates(work: Promise<boolean>): Promise<boolean> {
    const more = await work;
    this.candidates.wake();
    return more;
  }

  private async afterExpiry(work: ReturnType<Expire['execute']>): Promise<boolean> {
    const { candidates, postings } = await work;
    if (candidates) this.candidates.wake();
    if (postings) this.postings.wake();
    return false;
  }
}
