/**
 * One topic per aggregate, 24 partitions each from the first day; the event type travels in the
 * envelope, so that an issue and its revocation keep their order.
 */
export const topics = [
  'organisation',
  'framework',
  'achievement',
  'credential',
  'holding',
  'consent',
  'verification',
  'posting',
  'match',
  'delivery',
  'person',
] as const;

export type Topic = (typeof topics)[number];

export const partitionsPerTopic = 24;

/** How long the broker keeps an event; consumers that rebuild from zero archive what they used. */
export const topicRetentionMs = 7 * 24 * 60 * 60 * 1000;
