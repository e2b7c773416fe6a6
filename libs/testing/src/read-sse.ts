/** A reader of server-sent events that keeps what it read. */
export interface SseReader {
  readonly ids: string[];
  readonly data: unknown[];
  ended: boolean;
  close(): void;
}

export async function readSse(url: string, headers: Record<string, string>): Promise<SseReader> {
  const controller = new AbortController();
  const response = await globalThis.fetch(url, { headers, signal: controller.signal });
  if (response.status !== 200 || !response.body) throw new Error(await response.text());
  const reader: SseReader = { ids: [], data: [], ended: false, close: () => controller.abort() };
  void collect(response.body, reader)
    .catch(() => undefined)
    .finally(() => (reader.ended = true));
  return reader;
}

async function collect(body: ReadableStream<Uint8Array>, { ids, data }: SseReader): Promise<void> {
  const decoder = new TextDecoder();
  let buffer = '';
  for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
    buffer += decoder.decode(chunk, { stream: true });
    const blocks = buffer.split('\n\n');
    buffer = blocks.pop() ?? '';
    for (const block of blocks) {
      const field = (name: string) =>
        block
          .split('\n')
          .find((line) => line.startsWith(`${name}: `))
          ?.slice(name.length + 2);
      const id = field('id');
      if (id === undefined) continue;
      ids.push(id);
      data.push(JSON.parse(field('data') ?? 'null'));
    }
  }
}
