import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Database } from '@wellspring/persistence';
import { Runtime } from '@wellspring/platform';
import { feedChannel, lastCursors } from '../storage/feed.js';

/** An open stream of an employer's feed. */
export interface FeedListener {
  readonly organisationId: string;
  wake(): void;
  end(): void;
}

/**
 * Wakes the open streams of the employers whose feed grew: one question to the database for all of them,
 * however many streams there are.
 */
@Injectable()
export class FeedHub implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly listeners = new Set<FeedListener>();
  private readonly cursors = new Map<string, number>();
  private unsubscribe: (() => void) | undefined;
  private looking: Promise<void> | undefined;
  private again = false;

  constructor(
    private readonly runtime: Runtime,
    private readonly database: Database,
  ) {}

  onApplicationBootstrap(): void {
    this.unsubscribe = this.runtime.notifications.on(feedChannel, () => this.look());
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.unsubscribe?.();
    for (const listener of [...this.listeners]) listener.end();
    await this.looking;
  }

  /** Adds a stream until the returned function is called. */
  add(listener: FeedListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Streams that an employer has open here. */
  openOf(organisationId: string): number {
    return [...this.listeners].filter((listener) => listener.organisationId === organisationId).length;
  }

  private look(): void {
    if (this.looking) {
      this.again = true;
      return;
    }
    this.looking = this.wakeGrown().finally(() => {
      this.looking = undefined;
      if (!this.again) return;
      this.again = false;
      this.look();
    });
  }

  private async wakeGrown(): Promise<void> {
    const organisations = [...new Set([...this.listeners].map(({ organisationId }) => organisationId))];
    if (organisations.length === 0) return;
    // Streams look by themselves every few seconds; a failed question costs no more than that.
    const now = await this.database
      .transaction('worker', (tx) => lastCursors(tx, organisations))
      .catch(() => new Map<string, number>());
    for (const listener of this.listeners) {
      const cursor = now.get(listener.organisationId) ?? 0;
      if (cursor > (this.cursors.get(listener.organisationId) ?? 0)) listener.wake();
    }
    for (const [organisation, cursor] of now) this.cursors.set(organisation, cursor);
  }
}
