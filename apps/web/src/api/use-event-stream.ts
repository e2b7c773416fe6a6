import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useSession } from '../session/session.js';
import { readEventStream } from './event-stream.js';
import { ProblemError } from './problem.js';

export interface EventStreamOptions<TData> {
  /** Undefined: not now; later it goes on after the last event that it saw. */
  readonly path: string | undefined;
  readonly query?: Readonly<Record<string, string | number>>;
  onEvent(data: TData, id: string): void;
}

export type StreamState = 'connecting' | 'live' | 'away';

/** How long a broken stream waits before it comes back, with the last id that it saw. */
const comeBackMs = 2_000;

/** Follows a stream of the server for as long as the page is shown, and comes back when it breaks. */
export function useEventStream<TData>({ path, query, onEvent }: EventStreamOptions<TData>) {
  const { open } = useSession();
  const [state, setState] = useState<StreamState>('connecting');
  const [error, setError] = useState<unknown>();
  const lastId = useRef('');
  const parameters = JSON.stringify(query ?? {});
  const hear = useEffectEvent((text: string, id: string) => onEvent(JSON.parse(text) as TData, id));

  useEffect(() => {
    if (!path) return;
    const ended = new AbortController();
    const follow = async () => {
      const response = await open(path, {
        accept: 'text/event-stream',
        query: JSON.parse(parameters) as Record<string, string>,
        headers: lastId.current ? { 'last-event-id': lastId.current } : {},
        signal: ended.signal,
      });
      setState('live');
      setError(undefined);
      for await (const { id, data } of readEventStream(response.body ?? new ReadableStream())) {
        lastId.current = id || lastId.current;
        hear(data, id);
      }
    };
    const keepFollowing = async () => {
      while (!ended.signal.aborted) {
        const refused = await follow().then(
          () => undefined,
          (reason: unknown) => reason,
        );
        if (ended.signal.aborted) return;
        setState('away');
        setError(refused);
        // A refusal does not mend itself; an outage does.
        if (refused instanceof ProblemError && refused.problem.status < 429) return;
        await pause(comeBackMs, ended.signal);
      }
    };
    void keepFollowing();
    return () => ended.abort();
  }, [open, path, parameters]);

  return { state, error };
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
