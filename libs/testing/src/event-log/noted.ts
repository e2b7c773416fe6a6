import { dataSchemaOf, defineEvent, type Envelope } from '@wellspring/contracts';
import type { LogRecord } from '@wellspring/messaging';
import { newId } from '@wellspring/persistence';
import { z } from 'zod';

/** An event that only the contract suite knows: a number under a key. */
export const noted = defineEvent({
  name: 'credential.noted',
  version: 1,
  topic: 'credential',
  producer: 'issuer',
  consumers: ['wallet'],
  summary: 'Somebody noted a number.',
  data: z.object({ key: z.string().min(1), number: z.int() }),
  key: ({ key }) => key,
  example: { key: 'a', number: 1 },
});

/** The same on another topic. */
export const defined = defineEvent({
  ...noted,
  name: 'achievement.noted',
  topic: 'achievement',
});

/** An envelope as a producer writes it, with whatever data. */
export function notedEnvelope(data: object): Envelope {
  return {
    specversion: '1.0',
    id: newId(),
    source: '/issuer',
    type: noted.name,
    time: new Date().toISOString(),
    datacontenttype: 'application/json',
    dataschema: dataSchemaOf(noted.name, noted.version),
    partitionkey: 'a',
    data,
  };
}

/** An envelope with its place in the log. */
export function notedRecord(envelope: Envelope, key = 'a'): LogRecord {
  return { topic: noted.topic, key, envelope };
}
