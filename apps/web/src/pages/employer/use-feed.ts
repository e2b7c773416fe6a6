import type { FeedEntry, FeedPage } from '@wellspring/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Api } from '../../api/client.js';
import { useEventStream } from '../../api/use-event-stream.js';
import { useSignedIn } from '../../session/session.js';

/** How many entries a page keeps. */
const kept = 100;

/** The last entries of a feed, newest first: read to its end once, then followed as a stream. */
export function useFeed(subscriptionId: string) {
  const { api } = useSignedIn();
  const path = `/matching/subscriptions/${subscriptionId}`;
  const [arrived, setArrived] = useState<readonly FeedEntry[]>([]);
  const past = useQuery({
    queryKey: ['feed', subscriptionId],
    queryFn: () => readToEnd(api, `${path}/events`),
    // The stream goes on where this ended; reading it again would only repeat it.
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  const stream = useEventStream<FeedEntry>({
    path: past.data && `${path}/stream`,
    query: { cursor: past.data?.cursor ?? 0 },
    onEvent: (entry) => setArrived((list) => [entry, ...list].slice(0, kept)),
  });
  const entries = past.data && [...arrived, ...past.data.entries].slice(0, kept);
  return { past, entries, arrived: arrived.length, stream };
}

async function readToEnd(api: Api, path: string) {
  let entries: FeedEntry[] = [];
  for (let cursor = 0; ;) {
    const page = await api<FeedPage>(path, { query: { cursor, limit: 500 } });
    entries = [...entries, ...page.items].slice(-kept);
    cursor = page.cursor;
    if (!page.hasMore) return { entries: entries.toReversed(), cursor };
  }
}
