import { Injectable } from '@nestjs/common';
import type { LiveEventPage, LiveEventQuery } from '@wellspring/contracts';
import { Database } from '@wellspring/persistence';
import { eventsAfter, lastPosition, latestEvents } from '../storage/live-events.js';

/** The archived events as operators watch them; envelopes name nobody. */
@Injectable()
export class ReadLiveEvents {
  constructor(private readonly database: Database) {}

  async execute({ after, type, limit }: LiveEventQuery): Promise<LiveEventPage> {
    return this.database.transaction('worker', async (tx) => {
      // Read before the events: what comes in between is told again rather than never.
      const end = after === 'latest' ? await lastPosition(tx) : after;
      const items =
        after === 'latest' ? await latestEvents(tx, type, limit) : await eventsAfter(tx, after, type, limit);
      return { items, next: items.at(-1)?.position ?? end };
    });
  }

  lastPosition(): Promise<string> {
    return this.database.transaction('worker', lastPosition);
  }
}
