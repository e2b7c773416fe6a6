import { v7 } from 'uuid';

/** A new time-ordered identifier (UUIDv7) for a row or an event. */
export function newId(): string {
  return v7();
}
