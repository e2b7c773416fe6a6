import { describe, expect, it } from '@jest/globals';
import type { Envelope } from '@wellspring/contracts';
import { fact, readArchive, type EventLog } from '@wellspring/messaging';
import { eventually } from '../eventually.js';
import type { LogScenario, Producer } from './log-scenario.js';
import { noted, notedEnvelope, notedRecord } from './noted.js';

/** At least once on the way, once in effect. */
export function deliveryCases(scenario: () => LogScenario): void {
  describe('delivery', () => {
    it('absorbs what comes twice, in one batch and in two', async () => {
      const producer = await scenario().producer();
      await scenario().consumer();
      const record = notedRecord(notedEnvelope({ key: 'a', number: 1 }));
      const publish = (...records: (typeof record)[]) =>
        producer.database.transaction('worker', (tx) => producer.log.publish(tx, records));
      await publish(record, record);
      await scenario().applied(1);
      await publish(record, notedRecord(notedEnvelope({ key: 'a', number: 2 })));
      await scenario().applied(2);
      expect(await scenario().effects('a')).toEqual([1, 2]);
    });

    it('publishes again what a process had published when it was killed, and the effect is once', async () => {
      const producer = await scenario().producer();
      let deaths = 0;
      const dying = wrapped(producer.log, async (tx, records) => {
        await producer.log.publish(tx, records);
        if (deaths++ > 0) return;
        const [own] = await tx.query<{ pid: number }>('select pg_backend_pid() as pid');
        await scenario().database.admin.query('select pg_terminate_backend($1)', [own?.pid]);
        await tx.query('select 1');
      });
      await producer.note(['a', 1], ['a', 2], ['b', 3]);
      await scenario().consumer();
      producer.relay(dying);
      await scenario().applied(3);
      await eventually(() => expect(deaths).toBeGreaterThan(1));
      expect(await scenario().effects('a')).toEqual([1, 2]);
      // The effects of the second sending are known from the first: its outbox is emptied later.
      await eventually(async () => expect(await outboxRows(scenario())).toBe(0));
    });

    it('asks again a receiver that failed, and loses nothing', async () => {
      const producer = await scenario().producer();
      producer.relay();
      let failures = 0;
      await scenario().consumer({
        onBatch: () => {
          if (failures++ < 3) throw new Error('the database is away');
        },
      });
      await producer.note(['a', 1], ['a', 2], ['b', 3]);
      await scenario().applied(3);
      expect(failures).toBeGreaterThan(3);
      expect(await scenario().effects('a')).toEqual([1, 2]);
      expect(await scenario().parked()).toEqual([]);
    });

    it('skips no row that commits after a row with a later number', async () => {
      const producer = await scenario().producer();
      producer.relay();
      await scenario().consumer();
      await producer.database.transaction('worker', async (tx) => {
        await producer.outbox.append(tx, [fact(noted, { key: 'early', number: 1 })]);
        await producer.note(['late', 2]);
        await scenario().applied(1);
      });
      await scenario().applied(2);
      expect(await scenario().effects()).toEqual([2, 1]);
    });

    it('lets relays of several replicas work at once, in order and each row once', async () => {
      const [one, two] = [await scenario().producer(), await scenario().producer()];
      const published: string[] = [];
      for (const producer of [one, two]) producer.relay(recording(producer, published));
      await scenario().consumer();
      for (let number = 1; number <= 100; number++) await (number % 2 ? one : two).note(['a', number]);
      await scenario().applied(100);
      expect(await scenario().effects('a')).toEqual(Array.from({ length: 100 }, (_, index) => index + 1));
      expect(new Set(published).size).toBe(published.length);
    });

    it('takes nothing from a producer that its declaration does not say, and stores nothing of it', async () => {
      const producer = await scenario().producer();
      const broken = { key: 'a', number: 1.5 };
      await expect(
        producer.database.transaction('worker', (tx) =>
          producer.outbox.append(tx, [fact(noted, { key: 'a', number: 1 }), fact(noted, broken)]),
        ),
      ).rejects.toThrow('number');
      expect(await outboxRows(scenario())).toBe(0);
    });

    it('ignores fields that a newer producer added', async () => {
      const producer = await scenario().producer();
      const seen: unknown[] = [];
      await scenario().consumer({ before: ({ data }) => void seen.push(data) });
      const newer = notedEnvelope({ key: 'a', number: 1, colour: 'green' });
      await producer.database.transaction('worker', (tx) => producer.log.publish(tx, [notedRecord(newer)]));
      await scenario().applied(1);
      expect(seen).toEqual([{ key: 'a', number: 1 }]);
    });

    it('archives what a consumer used, whole and in the order of its keys, also what it refused', async () => {
      const producer = await scenario().producer();
      producer.relay();
      const consumer = await scenario().consumer({
        archive: true,
        before: ({ data }) => {
          if (data.number === 2) throw new Error('refused');
        },
      });
      const envelopes = await producer.note(['a', 1], ['b', 2], ['a', 3]);
      await scenario().applied(2);
      const archived = await eventually(async () => {
        const found = await consumer.database.transaction('worker', (tx) =>
          readArchive(tx, 'wallet', '0', 10),
        );
        expect(found).toHaveLength(3);
        return found.map((each) => each.envelope);
      });
      const ofKey = (key: string, all: readonly Envelope[]) =>
        all.filter((each) => each.partitionkey === key);
      expect(ofKey('a', archived)).toEqual(ofKey('a', envelopes));
      expect(ofKey('b', archived)).toEqual(ofKey('b', envelopes));
    });
  });
}

function wrapped(log: EventLog, publish: EventLog['publish']): EventLog {
  return {
    publish,
    subscribe: (options) => log.subscribe(options),
    lagOf: (group, topics) => log.lagOf(group, topics),
    close: () => log.close(),
  };
}

function recording({ log }: Producer, published: string[]): EventLog {
  return wrapped(log, async (tx, records) => {
    await log.publish(tx, records);
    published.push(...records.map((record) => record.envelope.id));
  });
}

async function outboxRows({ database }: LogScenario): Promise<number> {
  const { rows } = await database.admin.query<{ rows: number }>(
    'select count(*)::int as rows from issuer.outbox',
  );
  return rows[0]?.rows ?? -1;
}
