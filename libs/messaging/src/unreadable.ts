import { createHash } from 'node:crypto';
import { envelopeSchema, type Envelope } from '@wellspring/contracts';
import type { LogRecord } from './event-log.js';

const unreadableType = '(unreadable)';

/**
 * A message that is no event must not stop those behind it: it goes on inside a stand-in envelope, which no
 * handler takes, so that it is parked and shown like any event that fails.
 */
export function readableRecord(record: LogRecord): LogRecord {
  return envelopeSchema.safeParse(record.envelope).success
    ? record
    : { ...record, envelope: standIn(record) };
}

export function isUnreadable({ type }: Envelope): boolean {
  return type === unreadableType;
}

/** What is wrong with the message inside a stand-in. */
export function faultOf({ data }: Envelope): Error {
  const { error } = envelopeSchema.safeParse(data);
  const faults = (error?.issues ?? []).map(({ path, message }) => [...path, message].join(': '));
  return new Error(`This message is no event. ${faults.join('; ')}`);
}

function standIn({ topic, key, envelope: message }: LogRecord): Envelope {
  return {
    specversion: '1.0',
    id: idOf(JSON.stringify([topic, key, message])),
    source: `/${topic}`,
    type: unreadableType,
    time: new Date().toISOString(),
    datacontenttype: 'application/json',
    dataschema: unreadableType,
    partitionkey: key || unreadableType,
    data: message,
  };
}

/** The same message has the same id, so that a second delivery is known (UUIDv8, RFC 9562 §5.8). */
function idOf(text: string): string {
  const bytes = createHash('sha256').update(text).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
