/** The fact that made a candidate or a posting be looked at again, for latency and for the match events. */
export interface Cause {
  readonly event: string;
  readonly eventId: string;
  readonly occurredAt: string;
}

/** Of several causes the latest fact counts: it completed what the others began. Ties go by event id. */
export function latestCause(causes: readonly Cause[]): Cause | undefined {
  return [...causes].sort(
    (a, b) => Date.parse(b.occurredAt) - Date.parse(a.occurredAt) || (a.eventId < b.eventId ? -1 : 1),
  )[0];
}
