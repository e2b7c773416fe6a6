import { Injectable } from '@nestjs/common';
import { isRefusal, refuse, uuid, type FeedEntry, type FeedPage, type Refusal } from '@wellspring/contracts';
import { Outbox } from '@wellspring/messaging';
import { Database } from '@wellspring/persistence';
import { Clock } from '@wellspring/platform';
import { deliveredFact } from '../domain/delivered-fact.js';
import { feedEntryOf, type StoredEntry } from '../domain/feed-entry.js';
import { cursorOfEntry, readEntries } from '../storage/feed.js';
import { findSubscription } from '../storage/subscriptions.js';
import { passMark, type PullTransport } from '../storage/transport-marks.js';
import { OpenIdentities } from './open-identities.js';
import { unknownSubscription } from './show-subscriptions.js';

export interface FeedReading {
  readonly organisationId: string;
  readonly subscriptionId: string;
  readonly transport: PullTransport;
  readonly after: number;
  readonly limit: number;
}

/** Hands out entries after a cursor; what a transport hands out for the first time becomes `feed.delivered`. */
@Injectable()
export class ReadFeed {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly identities: OpenIdentities,
  ) {}

  async execute(reading: FeedReading): Promise<FeedPage | Refusal> {
    const { organisationId, subscriptionId, transport, after, limit } = reading;
    const found = await this.database.transaction({ organisation: organisationId }, async (tx) => {
      const subscription = await findSubscription(tx, organisationId, subscriptionId);
      if (!subscription) return unknownSubscription();
      const { postingIds } = subscription;
      const entries = await readEntries(tx, organisationId, { postingIds, after, limit: limit + 1 });
      const page = entries.slice(0, limit);
      const at = this.clock.now();
      const fresh = await passMark(tx, subscription, transport, page);
      await this.outbox.append(
        tx,
        fresh.map((entry) => deliveredFact(entry, subscriptionId, transport, at)),
      );
      return { page, hasMore: entries.length > limit };
    });
    if (isRefusal(found)) return found;
    const items = await this.handOut(found.page);
    return { items, cursor: found.page.at(-1)?.cursor ?? after, hasMore: found.hasMore };
  }

  /** Where a reader continues who last saw this entry. */
  async cursorAfter(organisationId: string, entryId: string): Promise<number | Refusal> {
    const cursor = uuid.safeParse(entryId).success
      ? await this.database.transaction({ organisation: organisationId }, (tx) =>
          cursorOfEntry(tx, organisationId, entryId),
        )
      : undefined;
    return cursor ?? unknownEntry();
  }

  private async handOut(entries: readonly StoredEntry[]): Promise<FeedEntry[]> {
    const identities = await this.identities.of(entries);
    return entries.map((entry, index) => feedEntryOf(entry, identities[index]));
  }
}

function unknownEntry(): Refusal {
  return refuse(
    'MATCHING_ENTRY_UNKNOWN',
    400,
    'Last-Event-ID names no entry of your feed; leave it out, or send ?cursor=.',
  );
}
