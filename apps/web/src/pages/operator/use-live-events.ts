import type { LiveEventPage } from '@wellspring/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useEventStream } from '../../api/use-event-stream.js';
import { useSignedIn } from '../../session/session.js';

/** What the page reads of a CloudEvents envelope. */
export interface LiveEnvelope {
  readonly id: string;
  readonly type: string;
  readonly source: string;
  readonly time: string;
}

/** An event that came while the page was open, and when it came by this page's clock. */
export interface Arrival {
  readonly envelope: LiveEnvelope;
  readonly arrivedAt: number;
}

/** Enough for two minutes of a busy installation. */
const kept = 5_000;

/** The latest events and those that come: a pause stops the page, not the system. */
export function useLiveEvents(isPaused: boolean) {
  const { api } = useSignedIn();
  const [arrivals, setArrivals] = useState<readonly Arrival[]>([]);
  const past = useQuery({
    queryKey: ['events'],
    queryFn: () => api<LiveEventPage>('/analytics/events', { query: { limit: 50 } }),
    // The stream goes on where this ended.
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  const stream = useEventStream<LiveEnvelope>({
    path: past.data && !isPaused ? '/analytics/events/stream' : undefined,
    query: { after: past.data?.next ?? '0' },
    onEvent: (envelope) =>
      setArrivals((list) => [{ envelope, arrivedAt: Date.now() }, ...list].slice(0, kept)),
  });
  const earlier = past.data?.items.map(({ envelope }) => envelope as unknown as LiveEnvelope).toReversed();
  return { past, earlier: earlier ?? [], arrivals, stream };
}
