import { describe, expect, it } from '@jest/globals';
import { SharedCache } from '../cache/shared-cache.js';
import type { InternalPorts } from '../outbound/internal-ports.js';
import { PersonKeys } from './person-keys.js';

/** A cache of which only the messages matter. */
class Messages extends SharedCache {
  private readonly receivers: ((message: string) => void)[] = [];
  get = async () => undefined;
  set = async () => undefined;
  increment = async () => 0;
  close = async () => undefined;
  publish = async (_channel: string, message: string) =>
    this.receivers.forEach((receive) => receive(message));
  subscribe = async (_channel: string, receive: (message: string) => void) => {
    this.receivers.push(receive);
    return () => undefined;
  };
}

const key = Buffer.alloc(32, 7);

function identity() {
  const asked: string[][] = [];
  let answering: Promise<void> = Promise.resolve();
  const ports = {
    call: async (_port: unknown, { ids }: { ids: string[] }) => {
      asked.push(ids);
      await answering;
      return { keys: ids.map((id) => ({ id, key: key.toString('base64url') })) };
    },
  } as unknown as InternalPorts;
  return { asked, ports, answerAfter: (promise: Promise<void>) => (answering = promise) };
}

describe('keys of people', () => {
  it('are asked for once', async () => {
    const { ports, asked } = identity();
    const keys = await PersonKeys.of('wallet', ports, new Messages());
    expect(await keys.of('holder', ['ana', 'ben', 'ana'])).toEqual(
      new Map([
        ['ana', key],
        ['ben', key],
      ]),
    );
    await keys.of('holder', ['ben', 'eve']);
    expect(asked).toEqual([['ana', 'ben'], ['eve']]);
  });

  it('are forgotten by every replica', async () => {
    const { ports } = identity();
    const messages = new Messages();
    const [one, other] = [
      await PersonKeys.of('wallet', ports, messages),
      await PersonKeys.of('wallet', ports, messages),
    ];
    for (const keys of [one, other]) await keys.of('holder', ['ana']);
    one.forget('ana');
    for (const keys of [one, other]) expect((await keys.of('holder', ['ana'])).get('ana')).toBeNull();
  });

  it('stay forgotten when the answer was on its way', async () => {
    const { ports, answerAfter } = identity();
    let answer: () => void = () => undefined;
    answerAfter(new Promise((resolve) => (answer = resolve)));
    const keys = await PersonKeys.of('wallet', ports, new Messages());
    const asked = keys.of('holder', ['ana']);
    keys.forget('ana');
    answer();
    expect((await asked).get('ana')).toBeNull();
    expect((await keys.of('holder', ['ana'])).get('ana')).toBeNull();
  });
});
