import type { ServerResponse } from 'node:http';
import type { FeedEntry, FeedPage } from '@wellspring/contracts';

/** Silence after which a comment keeps proxies from closing the stream. */
const keepAliveMs = 15_000;
/** How often a stream looks by itself, should a notification be lost. */
const lookMs = 5_000;

/** One entry as a server-sent event (WHATWG HTML §9.2): its id is the entry's own. */
export function eventOf(entry: FeedEntry): string {
  return `id: ${entry.id}\nevent: ${entry.type}\ndata: ${JSON.stringify(entry)}\n\n`;
}

/** Writes a feed to a response as it grows, until either side ends it. */
export class FeedStream {
  private ended = false;
  private grown = false;
  private resume: (() => void) | undefined;
  private drained: (() => void) | undefined;

  constructor(
    private readonly response: ServerResponse,
    /** Answers the entries after a cursor, or nothing when there is no such feed any more. */
    private readonly read: (after: number) => Promise<FeedPage | undefined>,
  ) {
    response.on('drain', () => this.drained?.());
    response.on('close', () => this.end());
    response.on('error', () => this.end());
  }

  /** Tells that the feed grew. */
  wake(): void {
    this.grown = true;
    this.resume?.();
  }

  end(): void {
    this.ended = true;
    this.resume?.();
    this.drained?.();
  }

  /** Runs until the stream ends. A failure ends it too: the reader comes back with the last id it saw. */
  async run(after: number): Promise<void> {
    try {
      await this.write('retry: 2000\n\n');
      await this.follow(after);
    } catch {
      this.ended = true;
    }
    this.response.end();
  }

  private async follow(after: number): Promise<void> {
    let cursor = after;
    let lastWrite = Date.now();
    while (!this.ended) {
      this.grown = false;
      const page = await this.read(cursor);
      if (!page) return;
      cursor = page.cursor;
      const isDue = Date.now() - lastWrite >= keepAliveMs;
      const text = page.items.map(eventOf).join('') || (isDue ? ': still here\n\n' : '');
      if (text) {
        await this.write(text);
        lastWrite = Date.now();
      }
      if (!page.hasMore) await this.pause();
    }
  }

  /** A reader who does not keep up is waited for. */
  private async write(text: string): Promise<void> {
    if (this.ended || this.response.write(text)) return;
    await new Promise<void>((resolve) => (this.drained = resolve));
    this.drained = undefined;
  }

  private async pause(): Promise<void> {
    if (this.grown || this.ended) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, lookMs);
      this.resume = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.resume = undefined;
  }
}
