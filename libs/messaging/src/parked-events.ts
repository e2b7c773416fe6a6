import type { Envelope } from '@wellspring/contracts';
import type { Transaction } from '@wellspring/persistence';
import type { LogRecord } from './event-log.js';

/** Seconds before each further attempt; after the last one an event is dead until somebody decides. */
export const retryDelays = [0.2, 1, 5, 15, 60, 300] as const;

export interface ParkedEvent {
  readonly position: string;
  readonly event_id: string;
  readonly topic: string;
  readonly key: string;
  readonly type: string;
  readonly envelope: Envelope;
  readonly state: 'waiting' | 'retrying' | 'dead';
  readonly attempts: number;
  readonly cause: string | null;
  readonly parked_at: Date;
  readonly next_attempt_at: Date;
}

/** Which of the records' keys have parked events before them. */
export async function parkedKeys(
  tx: Transaction,
  context: string,
  records: readonly LogRecord[],
): Promise<Set<string>> {
  const rows = await tx.query<{ key: string }>(
    `select distinct key from ${context}.parked_event where key = any($1::text[])`,
    [records.map((record) => record.key)],
  );
  return new Set(rows.map((row) => row.key));
}

/** Parks an event: with a cause it will be retried, without one it waits behind an earlier event of its key. */
export async function parkEvent(
  tx: Transaction,
  context: string,
  record: LogRecord,
  cause: unknown,
): Promise<void> {
  await tx.query(
    `insert into ${context}.parked_event (event_id, topic, key, type, envelope, state, attempts, cause, next_attempt_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, clock_timestamp() + $9 * interval '1 second')
     on conflict (event_id) do nothing`,
    [
      record.envelope.id,
      record.topic,
      record.key,
      record.envelope.type,
      JSON.stringify(record.envelope),
      cause === undefined ? 'waiting' : 'retrying',
      cause === undefined ? 0 : 1,
      cause === undefined ? null : causeOf(cause),
      cause === undefined ? 0 : retryDelays[0],
    ],
  );
}

/** The first parked event of each key that is due, locked for this transaction. */
export async function dueParkedEvent(tx: Transaction, context: string): Promise<ParkedEvent | undefined> {
  const [row] = await tx.query<ParkedEvent>(
    `select * from ${context}.parked_event as head
     where state <> 'dead' and next_attempt_at <= clock_timestamp()
       and not exists (
         select 1 from ${context}.parked_event as earlier
         where earlier.key = head.key and earlier.position < head.position)
     order by position limit 1 for update skip locked`,
  );
  return row;
}

export async function unparkEvent(tx: Transaction, context: string, eventId: string): Promise<number> {
  return tx.execute(`delete from ${context}.parked_event where event_id = $1`, [eventId]);
}

/** Remembers a further failure; after the last delay the event is dead. */
export async function postponeParkedEvent(
  tx: Transaction,
  context: string,
  parked: ParkedEvent,
  cause: unknown,
): Promise<void> {
  const delay = retryDelays[parked.attempts];
  await tx.query(
    `update ${context}.parked_event
     set attempts = attempts + 1, cause = $2, state = $3,
         next_attempt_at = clock_timestamp() + $4 * interval '1 second'
     where event_id = $1`,
    [parked.event_id, causeOf(cause), delay === undefined ? 'dead' : 'retrying', delay ?? 0],
  );
}

/** Puts a dead or waiting event back in line, to be tried at once. */
export async function retryParkedEvent(tx: Transaction, context: string, eventId: string): Promise<number> {
  return tx.execute(
    `update ${context}.parked_event set state = 'retrying', attempts = 0, next_attempt_at = clock_timestamp()
     where event_id = $1`,
    [eventId],
  );
}

export async function listParkedEvents(
  tx: Transaction,
  context: string,
  limit = 200,
): Promise<ParkedEvent[]> {
  return tx.query<ParkedEvent>(`select * from ${context}.parked_event order by position limit $1`, [limit]);
}

function causeOf(error: unknown): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return text.slice(0, 2000);
}
