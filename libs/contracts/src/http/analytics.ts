import { z } from 'zod';
import { instant, organisationKind, timestamp, uuid } from '../fields.js';

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

/** What a number counts, as it is printed beside the number. */
export const figureDefinition = z.object({
  label: z.string(),
  definition: z.string(),
  unit: z.string(),
  /** What `count` counts. */
  numerator: z.string(),
  /** What `base` counts; null where no rate is told. */
  denominator: z.string().nullable(),
});
export type FigureDefinition = z.infer<typeof figureDefinition>;

/** A number and its rate; `null` is unknown or hidden, never zero, and `withheld` says why. */
export const figureValue = z.object({
  count: z.int().nullable(),
  base: z.int().nullable(),
  rate: z.number().nullable(),
  withheld: z.string().nullable(),
});
export type FigureValue = z.infer<typeof figureValue>;

/** A share of a figure: by reason, by transport, by outcome. Shares may overlap. */
export const figurePart = figureValue.extend({ name: z.string(), label: z.string() });
export type FigurePart = z.infer<typeof figurePart>;

export const funnelFigure = figureDefinition.extend({
  stage: funnelStage,
  ...figureValue.shape,
  parts: z.array(figurePart),
});
export type FunnelFigure = z.infer<typeof funnelFigure>;

export const counterMetricName = z.enum(['revoked', 'refused', 'consents-withdrawn', 'matches-withdrawn']);
export type CounterMetricName = z.infer<typeof counterMetricName>;

/** What the funnel loses again. */
export const counterMetric = figureDefinition.extend({
  metric: counterMetricName,
  ...figureValue.shape,
  parts: z.array(figurePart),
});
export type CounterMetric = z.infer<typeof counterMetric>;

export const funnel = z.object({
  from: timestamp.nullable(),
  to: timestamp.nullable(),
  organisationId: uuid.nullable(),
  stages: z.array(funnelFigure),
  counters: z.array(counterMetric),
  computedAt: timestamp,
});
export type Funnel = z.infer<typeof funnel>;

/** From this moment on, up to and without that one. */
export const funnelQuery = z.strictObject({
  from: instant.optional(),
  to: instant.optional(),
  organisationId: uuid.optional(),
});
export type FunnelQuery = z.infer<typeof funnelQuery>;

export const seriesQuery = funnelQuery.extend({
  stage: funnelStage,
  bucket: z.enum(['minute', 'hour', 'day', 'week']).default('day'),
});
export type SeriesQuery = z.infer<typeof seriesQuery>;

/** One stage over time: buckets begin at UTC boundaries (weeks on Monday), empty ones included, 1000 at most. */
export const series = z.object({
  stage: funnelStage,
  label: z.string(),
  definition: z.string(),
  unit: z.string(),
  bucket: z.string(),
  zone: z.literal('UTC'),
  points: z.array(z.object({ at: timestamp, count: z.int().nullable() })),
  withheld: z.string().nullable(),
});
export type Series = z.infer<typeof series>;

/** How long something took, in milliseconds; null without a sample. */
export const durations = z.object({
  samples: z.int(),
  p50: z.number().nullable(),
  p95: z.number().nullable(),
});
export type Durations = z.infer<typeof durations>;

/** Milliseconds from the issuance of a credential to the hand-over of the feed entry that it caused. */
export const latency = durations.extend({
  unit: z.literal('ms'),
  definition: z.string(),
  transports: z.array(durations.extend({ transport: z.string() })),
  /** From the fact that caused the entry, whatever it was: a claim, a consent, a posting. */
  fromCause: durations.extend({ definition: z.string() }),
});
export type Latency = z.infer<typeof latency>;

/** What each figure counts, and the rules that all of them follow. */
export const figureDefinitions = z.object({
  zone: z.literal('UTC'),
  period: z.string(),
  smallCells: z.object({ people: z.int(), rule: z.string() }),
  stages: z.array(figureDefinition.extend({ stage: funnelStage })),
  counters: z.array(figureDefinition.extend({ metric: counterMetricName })),
});
export type FigureDefinitions = z.infer<typeof figureDefinitions>;

/** One stage by organisation. */
export const organisationFiguresQuery = z.strictObject({
  stage: funnelStage.default('issued'),
  from: instant.optional(),
  to: instant.optional(),
});
export type OrganisationFiguresQuery = z.infer<typeof organisationFiguresQuery>;
export const organisationFigures = z.object({
  stage: funnelStage,
  label: z.string(),
  definition: z.string(),
  unit: z.string(),
  organisations: z.array(
    z.object({
      organisationId: uuid,
      name: z.string(),
      kind: organisationKind,
      count: z.int().nullable(),
      withheld: z.string().nullable(),
    }),
  ),
});
export type OrganisationFigures = z.infer<typeof organisationFigures>;

/** A rebuild of every fact from the archived events; figures stay readable meanwhile. */
export const rebuild = z.object({
  id: uuid,
  state: z.enum(['waiting', 'running', 'done', 'failed']),
  requestedAt: timestamp,
  finishedAt: timestamp.nullable(),
  /** Archived events read so far, of those there were when last looked. */
  events: z.int(),
  of: z.int(),
  facts: z.int(),
  /** Events that no fact could be read from; they were parked when they came as well. */
  unreadable: z.int(),
  /** Digest of all facts before and after: equal, or something was counted that events do not say. */
  before: z.string().nullable(),
  after: z.string().nullable(),
  cause: z.string().nullable(),
});
export type Rebuild = z.infer<typeof rebuild>;

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
  /** An event type; `match.*` asks for every event of an aggregate. */
  type: z.string().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export type LiveEventQuery = z.infer<typeof liveEventQuery>;
