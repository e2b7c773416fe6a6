import { Injectable } from '@nestjs/common';
import type { EventStream } from '@wellspring/platform';
import { ReadLiveEvents } from '../use-cases/read-live-events.js';

/** Wakes the open streams when the archive grew: one question to the database however many watch, none when nobody does. */
@Injectable()
export class LiveStreams {
  private readonly streams = new Set<EventStream>();
  private position = '0';

  constructor(private readonly reading: ReadLiveEvents) {}

  /** Adds a stream until the returned function is called. */
  add(stream: EventStream): () => void {
    this.streams.add(stream);
    return () => this.streams.delete(stream);
  }

  get open(): number {
    return this.streams.size;
  }

  /** Looks once. Answers that there is nothing more to look at. */
  async look(): Promise<false> {
    if (this.streams.size === 0) return false;
    const position = await this.reading.lastPosition();
    if (position === this.position) return false;
    this.position = position;
    for (const stream of this.streams) stream.wake();
    return false;
  }

  end(): void {
    for (const stream of [...this.streams]) stream.end();
  }
}
