import type { Envelope } from '@wellspring/contracts';
import type { Cause } from '../domain/cause.js';

/** An event as the cause of what follows from it. */
export function causeOf(event: Envelope): Cause {
  return { event: event.type, eventId: event.id, occurredAt: event.time };
}
