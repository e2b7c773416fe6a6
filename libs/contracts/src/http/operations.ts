import { z } from 'zod';
import { contextNames } from '../contexts.js';
import { timestamp, uuid } from '../fields.js';

/** How a context is doing with its events. */
export const contextStatus = z.object({
  context: z.enum(contextNames),
  /** Events of the log that it has not applied yet; null while the log does not answer. */
  lag: z.int().min(0).nullable(),
  /** Facts of its own that are not on the log yet. */
  outbox: z.int().min(0),
  /** Work of its own that waits: rows of batches, credentials to collect, candidates to match again. */
  backlog: z.int().min(0),
  parked: z.int().min(0),
  dead: z.int().min(0),
});
export type ContextStatus = z.infer<typeof contextStatus>;

/** An event that a handler refused, or that waits behind such a one of its key. */
export const parkedEvent = z.object({
  eventId: uuid,
  type: z.string(),
  key: z.string(),
  state: z.enum(['waiting', 'retrying', 'dead']),
  attempts: z.int(),
  cause: z.string().nullable(),
  parkedAt: timestamp,
  envelope: z.unknown(),
});
export type ParkedEventMessage = z.infer<typeof parkedEvent>;
