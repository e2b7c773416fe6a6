import { describe, expect, it } from '@jest/globals';
import { dataSchemaOf, type Envelope } from '@wellspring/contracts';
import { retryParkedEvent, unparkEvent } from '@wellspring/messaging';
import { eventually } from '../eventually.js';
import type { Consumer, LogScenario, Producer } from './log-scenario.js';
import { noted, notedEnvelope, notedRecord } from './noted.js';

/** Events that a handler refuses, and messages that are none. */
export function parkingCases(scenario: () => LogScenario): void {
  describe('an event that fails', () => {
    /** A consumer that refuses some numbers until it is mended. */
    async function refusing(...numbers: number[]) {
      const refused = new Set(numbers);
      const consumer = await scenario().consumer({
        before: ({ data }) => {
          if (refused.has(data.number)) throw new TypeError(`the number ${data.number} is not to my liking`);
        },
      });
      return { consumer, mend: () => refused.clear() };
    }

    async function started(
      ...numbers: number[]
    ): Promise<{ producer: Producer; consumer: Consumer; mend(): void }> {
      const producer = await scenario().producer();
      producer.relay();
      return { producer, ...(await refusing(...numbers)) };
    }

    /** The event's schedule runs out. */
    async function dies(consumer: Consumer): Promise<void> {
      for (let attempts = 2; attempts <= 7; attempts++) {
        await scenario().passTime(consumer);
        await eventually(async () => {
          expect((await scenario().parked())[0]?.attempts).toBeGreaterThanOrEqual(attempts);
        });
      }
      expect((await scenario().parked())[0]).toMatchObject({ state: 'dead', attempts: 7 });
    }

    it('is parked with its cause and its effects undone; its key waits, other keys go on', async () => {
      const { producer } = await started(2);
      await producer.note(['a', 1], ['a', 2], ['b', 10], ['a', 3], ['b', 11]);
      await scenario().applied(3);
      expect(await scenario().effects('a')).toEqual([1]);
      expect(await scenario().effects('b')).toEqual([10, 11]);
      const [first, second] = await scenario().parked();
      expect(first).toMatchObject({ number: 2, cause: 'TypeError: the number 2 is not to my liking' });
      expect(second).toMatchObject({ number: 3, state: 'waiting', cause: null });
      await producer.note(['a', 4]);
      await eventually(async () => {
        expect((await scenario().parked()).map(({ number }) => number)).toEqual([2, 3, 4]);
      });
    });

    it('is tried again by itself, and those that waited follow it in order', async () => {
      const { producer, consumer, mend } = await started(1);
      await producer.note(['a', 1], ['a', 2], ['a', 3]);
      await eventually(async () => expect(await scenario().parked()).toHaveLength(3));
      mend();
      await scenario().passTime(consumer);
      await scenario().applied(3);
      expect(await scenario().effects('a')).toEqual([1, 2, 3]);
      await eventually(async () => expect(await scenario().parked()).toEqual([]));
      await producer.note(['a', 4]);
      await scenario().applied(4);
    });

    it('is dead after its schedule, keeps its key waiting, and works when it is tried again by hand', async () => {
      const { producer, consumer, mend } = await started(1);
      await producer.note(['a', 1], ['a', 2]);
      await eventually(async () => expect(await scenario().parked()).toHaveLength(2));
      await dies(consumer);
      mend();
      await scenario().passTime(consumer);
      const id = (await scenario().parked())[0]?.id ?? '';
      expect(await scenario().effects('a')).toEqual([]);
      await consumer.database.transaction('worker', (tx) => retryParkedEvent(tx, 'wallet', id));
      consumer.retrier.wake();
      await scenario().applied(2);
      expect(await scenario().effects('a')).toEqual([1, 2]);
    });

    it('is skipped by hand, and those that waited follow', async () => {
      const { producer, consumer } = await started(1);
      await producer.note(['a', 1], ['a', 2]);
      await eventually(async () => expect(await scenario().parked()).toHaveLength(2));
      await dies(consumer);
      const id = (await scenario().parked())[0]?.id ?? '';
      const skip = () => consumer.database.transaction('worker', (tx) => unparkEvent(tx, 'wallet', id));
      expect(await skip()).toBe(1);
      expect(await skip()).toBe(0);
      consumer.retrier.wake();
      await scenario().applied(1);
      expect(await scenario().effects('a')).toEqual([2]);
    });

    it('stops no other when it is of an unknown version, has a wrong payload, or is no event at all', async () => {
      const { producer } = await started();
      const good = notedEnvelope({ key: 'good', number: 1 });
      const unknown = { ...notedEnvelope({ key: 'a', number: 2 }), dataschema: dataSchemaOf(noted.name, 9) };
      const wrong = notedEnvelope({ key: 'b', number: 'three' });
      const records = [
        unknown,
        wrong,
        'not an envelope' as unknown as Envelope,
        {} as Envelope,
        { ...notedEnvelope({ key: 'c', number: 4 }), id: 'no uuid' },
        good,
      ].map((each, index) => notedRecord(each, each === good ? 'good' : `key-${index}`));
      await producer.database.transaction('worker', (tx) => producer.log.publish(tx, records));
      await scenario().applied(1);
      const causes = await eventually(async () => {
        const parked = await scenario().parked();
        expect(parked).toHaveLength(5);
        return parked.map(({ cause }) => cause ?? '').sort();
      });
      expect(causes.filter((cause) => cause.includes('is no event'))).toHaveLength(3);
      expect(causes.filter((cause) => cause.includes('is not a version of credential.noted'))).toHaveLength(
        1,
      );
      expect(causes.filter((cause) => cause.includes('ZodError'))).toHaveLength(1);
    });
  });
}
