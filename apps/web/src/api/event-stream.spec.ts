import { describe, expect, it } from '@jest/globals';
import { readEventStream, type ServerSentEvent } from './event-stream.js';

async function read(text: string, pieceBytes = 1000): Promise<ServerSentEvent[]> {
  const bytes = new TextEncoder().encode(text);
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start(controller) {
      for (let at = 0; at < bytes.length; at += pieceBytes)
        controller.enqueue(bytes.slice(at, at + pieceBytes));
      controller.close();
    },
  });
  const events: ServerSentEvent[] = [];
  for await (const event of readEventStream(body)) events.push(event);
  return events;
}

describe('reading server-sent events', () => {
  it('reads each with its id, type and data', async () => {
    expect(await read('id: 1\nevent: match.created\ndata: {"a":1}\n\nid: 2\ndata: {}\n\n')).toEqual([
      { id: '1', type: 'match.created', data: '{"a":1}' },
      { id: '2', type: 'message', data: '{}' },
    ]);
  });

  it('puts together what arrives in pieces, a letter of several bytes included', async () => {
    const events = await read('id: 1\ndata: "Beltrán"\n\n', 1);
    expect(events).toEqual([{ id: '1', type: 'message', data: '"Beltrán"' }]);
  });

  it('joins the lines of one event', async () => {
    expect(await read('data: one\ndata: two\n\n')).toMatchObject([{ data: 'one\ntwo' }]);
  });

  it('passes over signs of life and pauses for coming back', async () => {
    expect(await read('retry: 2000\n\n: still here\n\ndata: 1\n\n')).toMatchObject([{ data: '1' }]);
  });

  it('forgets an event that the stream broke off', async () => {
    expect(await read('data: 1\n\ndata: 2')).toMatchObject([{ data: '1' }]);
  });
});
