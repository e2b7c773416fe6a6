import { feedDelivered, type EventData } from '@wellspring/contracts';
import type { StoredEntry } from './feed-entry.js';

type Delivered = EventData<typeof feedDelivered>;

/** The fact that an entry reached a subscriber. */
export function deliveredFact(
  entry: StoredEntry,
  subscriptionId: string,
  transport: Delivered['transport'],
  at: Date,
): { event: typeof feedDelivered; data: Delivered } {
  return {
    event: feedDelivered,
    data: {
      entryId: entry.id,
      subscriptionId,
      organisationId: entry.organisationId,
      postingId: entry.postingId,
      matchId: entry.matchId,
      holder: entry.holder,
      transport,
      causedAt: entry.causedAt.toISOString(),
      deliveredAt: at.toISOString(),
    },
  };
}
