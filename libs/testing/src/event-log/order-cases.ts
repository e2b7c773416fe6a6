import { describe, expect, it } from '@jest/globals';
import { fact } from '@wellspring/messaging';
import { eventually } from '../eventually.js';
import type { LogScenario } from './log-scenario.js';
import { defined, noted } from './noted.js';

const ascending = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

/** Order, position, groups. */
export function orderCases(scenario: () => LogScenario): void {
  describe('order and position', () => {
    it('keeps the order of the commits per key', async () => {
      const producer = await scenario().producer();
      producer.relay();
      await scenario().consumer();
      const keys = ['a', 'b', 'c', 'd', 'e'];
      await Promise.all(
        keys.map(async (key) => {
          for (const number of ascending(1, 20)) await producer.note([key, number]);
        }),
      );
      await scenario().applied(100);
      for (const key of keys) expect(await scenario().effects(key)).toEqual(ascending(1, 20));
    });

    it('brings a batch larger than what it reads at once, whole and in order', async () => {
      const producer = await scenario().producer();
      await producer.note(...ascending(1, 2500).map((number) => ['a', number] as const));
      producer.relay();
      await scenario().consumer();
      await scenario().applied(2500);
      expect(await scenario().effects('a')).toEqual(ascending(1, 2500));
    });

    it('goes on where the group was, not where it began', async () => {
      const producer = await scenario().producer();
      producer.relay();
      const first = await scenario().consumer();
      await producer.note(...ascending(1, 10).map((number) => ['a', number] as const));
      await scenario().applied(10);
      await first.stop();
      await producer.note(...ascending(11, 20).map((number) => ['a', number] as const));
      const brought: unknown[] = [];
      await scenario().consumer({ onBatch: (records) => void brought.push(...records) });
      await scenario().applied(20);
      expect(brought).toHaveLength(10);
      expect(await scenario().effects('a')).toEqual(ascending(1, 20));
    });

    it('brings a group what was published before there was one, from several topics', async () => {
      const producer = await scenario().producer();
      await producer.database.transaction('worker', (tx) =>
        producer.outbox.append(tx, [
          fact(noted, { key: 'a', number: 1 }),
          fact(defined, { key: 'b', number: 2 }),
        ]),
      );
      producer.relay();
      await eventually(async () => {
        expect(
          (await producer.log.lagOf('wallet', [noted.topic, defined.topic])).events,
        ).toBeGreaterThanOrEqual(2);
      });
      await scenario().consumer();
      await scenario().applied(2);
    });

    it('counts how far a group is behind', async () => {
      const producer = await scenario().producer();
      producer.relay();
      const behind = async () => (await producer.log.lagOf('wallet', [noted.topic])).events;
      const consumer = await scenario().consumer();
      await producer.note(['a', 1]);
      await scenario().applied(1);
      await eventually(async () => expect(await behind()).toBe(0));
      await consumer.stop();
      await producer.note(['a', 2], ['b', 3], ['c', 4]);
      await eventually(async () => expect(await behind()).toBe(3));
      await scenario().consumer();
      await eventually(async () => expect(await behind()).toBe(0), 30_000);
    });

    it('shares a group between two replicas, each event once and in order, also when one stops', async () => {
      const producer = await scenario().producer();
      producer.relay();
      const leaving = await scenario().consumer();
      await scenario().consumer();
      const keys = ascending(1, 20).map((number) => `key-${number}`);
      for (const number of ascending(1, 10))
        await producer.note(...keys.map((key) => [key, number] as const));
      await eventually(async () => expect((await scenario().effects()).length).toBeGreaterThan(0), 30_000);
      await leaving.stop();
      for (const number of ascending(11, 20))
        await producer.note(...keys.map((key) => [key, number] as const));
      await scenario().applied(400);
      for (const key of keys) expect(await scenario().effects(key)).toEqual(ascending(1, 20));
    });
  });
}
