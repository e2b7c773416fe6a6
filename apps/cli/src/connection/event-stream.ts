import type { Api, CallOptions } from './api.js';
import { ProblemError } from './errors.js';

/** One server-sent event (WHATWG HTML §9.2). */
export interface StreamedEvent {
  readonly id: string | undefined;
  readonly event: string;
  readonly data: string;
}

/**
 * Reads a stream for ever: a connection that was there once and is lost comes back after the last event that
 * was seen, with a new token. @throws ProblemError when the server refuses for good
 */
export async function* follow(
  connect: () => Api,
  path: string,
  query: CallOptions['query'] = {},
  pauseMs = 2000,
): AsyncGenerator<StreamedEvent> {
  let lastId: string | undefined;
  let wasOpen = false;
  for (;;) {
    const headers = { accept: 'text/event-stream', ...(lastId && { 'last-event-id': lastId }) };
    try {
      const { body } = await connect().open(path, { query, headers });
      wasOpen = true;
      for await (const event of eventsOf(body ?? [])) {
        lastId = event.id ?? lastId;
        yield event;
      }
    } catch (error) {
      const isFinal = error instanceof ProblemError && [400, 403, 404, 422].includes(error.problem.status);
      if (isFinal || !wasOpen) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}

/** Reads server-sent events until the stream ends. */
export async function* eventsOf(
  body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<StreamedEvent> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of body) {
    text += decoder.decode(chunk, { stream: true });
    const blocks = text.split(/\r?\n\r?\n/);
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const event = eventOf(block);
      if (event) yield event;
    }
  }
}

function eventOf(block: string): StreamedEvent | undefined {
  const fields = block.split(/\r?\n/).flatMap((line) => {
    const match = /^(id|event|data): ?(.*)$/.exec(line);
    return match ? [[match[1], match[2] ?? ''] as const] : [];
  });
  const all = (name: string) => fields.filter(([field]) => field === name).map(([, value]) => value);
  const data = all('data');
  if (data.length === 0) return undefined;
  return { id: all('id').at(-1), event: all('event').at(-1) ?? 'message', data: data.join('\n') };
}
