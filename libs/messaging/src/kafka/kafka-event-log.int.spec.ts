import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, it, jest } from '@jest/globals';
import {
  eventLogSuite,
  eventually,
  notedEnvelope,
  notedRecord,
  testKafka,
  type ConnectLog,
  type LogScenario,
} from '@wellspring/testing';
import { kafkaClient } from './kafka-client.js';
import { KafkaEventLog } from './kafka-event-log.js';

jest.setTimeout(60_000);

const kafka = await testKafka();

describe('the event log on Kafka', () => {
  if ('missing' in kafka) {
    it.skip(`is not tested: ${kafka.missing}`, () => undefined);
    return;
  }
  const { brokers } = kafka;
  afterAll(() => kafka.stop());

  let prefix = '';
  async function openLog(): Promise<ConnectLog> {
    prefix = `${randomUUID()}.`;
    const topics = ['credential', 'achievement'];
    return ({ onError }) => KafkaEventLog.connect({ clientId: 'test', brokers, prefix, onError }, topics);
  }

  eventLogSuite(openLog, (scenario) => foreignProducers(scenario, brokers, () => `${prefix}credential`));
});

function foreignProducers(
  scenario: () => LogScenario,
  brokers: readonly string[],
  topicOf: () => string,
): void {
  it('parks bytes that a foreign producer wrote, whatever they are, and goes on', async () => {
    const producer = await scenario().producer();
    producer.relay();
    await scenario().consumer();
    const client = kafkaClient('foreign', brokers, () => undefined).producer();
    await client.connect();
    const values = ['no JSON', '{"open":', null, Buffer.from([0xff, 0x00, 0xfe]), '{"text":"\\u0000"}'];
    const messages = values.map((value) => ({ key: 'a', value }));
    await client.send({ topic: topicOf(), messages: [...messages, { key: Buffer.from([0]), value: '[]' }] });
    await client.disconnect();
    await producer.note(['b', 1]);
    await scenario().applied(1);
    await eventually(async () => expect(await scenario().parked()).toHaveLength(values.length + 1));
  });

  it('publishes more of one key than a broker takes at once, in order', async () => {
    const producer = await scenario().producer();
    await scenario().consumer();
    const padding = 'é'.repeat(10_000);
    const numbers = Array.from({ length: 100 }, (_, index) => index + 1);
    const records = numbers.map((number) => notedRecord(notedEnvelope({ key: 'a', number, padding })));
    await producer.database.transaction('worker', (tx) => producer.log.publish(tx, records));
    await scenario().applied(100);
    expect(await scenario().effects('a')).toEqual(numbers);
  });
}
