import { describe, expect, it } from '@jest/globals';
import { eventsOf } from './event-stream.js';

async function read(...chunks: string[]) {
  const events = [];
  for await (const event of eventsOf(chunks.map((chunk) => Buffer.from(chunk)))) events.push(event);
  return events;
}

describe('reading server-sent events', () => {
  it('puts together what arrives in pieces and passes over comments', async () => {
    const events = await read(
      'retry: 2000\n\n: still here\n\nid: 1\neve',
      'nt: match.created\ndata: {"a":',
      '1}\n\n',
    );
    expect(events).toEqual([{ id: '1', event: 'match.created', data: '{"a":1}' }]);
  });

  it('joins lines of data, whatever their ends', async () => {
    expect(await read('data: one\r\ndata: two\r\n\r\ndata: unfinished')).toEqual([
      { id: undefined, event: 'message', data: 'one\ntwo' },
    ]);
  });
});
