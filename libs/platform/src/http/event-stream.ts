import type { ServerResponse } from 'node:http';

/** Silence after which a comment keeps proxies from closing the stream. */
const keepAliveMs = 15_000;
/** How often a stream looks by itself, should nobody wake it. */
const lookMs = 5_000;
const longestTimer = 2 ** 31 - 1;

export interface StreamedEvent {
  readonly id: string;
  readonly type: string;
  readonly data: unknown;
}

/** What follows a position, and the position after it. */
export interface StreamPage {
  readonly events: readonly StreamedEvent[];
  readonly position: string;
  readonly hasMore: boolean;
}

/**
 * Server-sent events (WHATWG HTML §9.2): writes a log to a response as it grows, until either side ends it.
 * The id of an event is what the reader sends as Last-Event-ID to go on after it.
 */
export class EventStream {
  private ended = false;
  private grown = false;
  private resume: (() => void) | undefined;
  private drained: (() => void) | undefined;

  constructor(
    private readonly response: ServerResponse,
    private readonly read: (after: string) => Promise<StreamPage>,
  ) {
    response.on('drain', () => this.drained?.());
    response.on('close', () => this.end());
    response.on('error', () => this.end());
  }

  /** Tells that the log grew. */
  wake(): void {
    this.grown = true;
    this.resume?.();
  }

  end(): void {
    this.ended = true;
    this.resume?.();
    this.drained?.();
  }

  /**
   * Runs until the stream ends. A failure ends it too: the reader comes back with the last id it saw.
   *
   * @param mostMs how long it may run: as long as the token of its reader holds
   */
  async run(after: string, mostMs?: number): Promise<void> {
    const timer =
      mostMs === undefined ? undefined : setTimeout(() => this.end(), Math.min(mostMs, longestTimer));
    this.response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    try {
      await this.write('retry: 2000\n\n');
      await this.follow(after);
    } catch {
      this.ended = true;
    }
    clearTimeout(timer);
    this.response.end();
  }

  private async follow(after: string): Promise<void> {
    let position = after;
    let lastWrite = Date.now();
    while (!this.ended) {
      this.grown = false;
      const page = await this.read(position);
      position = page.position;
      const isDue = Date.now() - lastWrite >= keepAliveMs;
      const text = page.events.map(textOf).join('') || (isDue ? ': still here\n\n' : '');
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

function textOf({ id, type, data }: StreamedEvent): string {
  return `id: ${id}\nevent: ${type}\ndata: ${JSON.stringify(data)}\n\n`;
}
