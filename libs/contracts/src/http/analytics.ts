import { z } from 'zod';
import { timestamp, uuid } from '../fields.js';

export const funnelStage = z.enum([
  'frameworks',
  'aligned',
  'issued',
  'claimed',
  'shared',
  'verified',
  'matched',
  'delivered',
  'outcomes',
]);
export type FunnelStage = z.infer<typeof funnelStage>;

export const funnelFigure = z.object({
  stage: funnelStage,
  label: z.string(),
  /** What is counted, printed beside the number. */
  definition: z.string(),
  unit: z.string(),
  count: z.int(),
  /** The base of the rate, where the definition has one. */
  base: z.int().nullable(),
  rate: z.number().nullable(),
});
export const counterMetric = z.object({ name: z.string(), definition: z.string(), count: z.int() });
export const funnel = z.object({
  from: timestamp.nullable(),
  to: timestamp.nullable(),
  organisationId: uuid.nullable(),
  stages: z.array(funnelFigure),
  counters: z.array(counterMetric),
  computedAt: timestamp,
});
export type Funnel = z.infer<typeof funnel>;
export const funnelQuery = z.object({
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
  organisationId: uuid.optional(),
});
export type FunnelQuery = z.infer<typeof funnelQuery>;

export const seriesQuery = z.object({
  stage: funnelStage,
  bucket: z.enum(['minute', 'hour', 'day', 'week']).default('day'),
});
export type SeriesQuery = z.infer<typeof seriesQuery>;
export const series = z.object({
  stage: funnelStage,
  bucket: z.string(),
  zone: z.literal('UTC'),
  points: z.array(z.object({ at: timestamp, count: z.int() })),
});
export type Series = z.infer<typeof series>;

/** Milliseconds from issuance to the hand-over of the feed entry that it caused. */
export const latency = z.object({ samples: z.int(), p50: z.number().nullable(), p95: z.number().nullable() });
export type Latency = z.infer<typeof latency>;

export const rebuildResult = z.object({
  events: z.int(),
  facts: z.int(),
  /** Digest of the facts before and after: equal, or something was counted that events do not say. */
  before: z.string(),
  after: z.string(),
});
export type RebuildResult = z.infer<typeof rebuildResult>;

export const liveEvent = z.object({ position: z.string(), envelope: z.record(z.string(), z.unknown()) });
export type LiveEvent = z.infer<typeof liveEvent>;
export const liveEventPage = z.object({ items: z.array(liveEvent), next: z.string() });
export type LiveEventPage = z.infer<typeof liveEventPage>;
export const liveEventQuery = z.object({
  /** A position, or `latest` for the last ones. */
  after: z
    .string()
    .regex(/^(\d{1,18}|latest)$/)
    .default('latest'),
  type: z.string().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export type LiveEventQuery = z.infer<typeof liveEventQuery>;
