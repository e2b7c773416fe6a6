import { Injectable } from '@nestjs/common';
import type { Caller } from '@wellspring/auth';
import {
  isRefusal,
  type FunnelStage,
  type Refusal,
  type Series,
  type SeriesQuery,
} from '@wellspring/contracts';
import { Database } from '@wellspring/persistence';
import { Clock } from '@wellspring/platform';
import { stageDefinitions } from '../domain/definitions.js';
import { smallCellReason, valueOf } from '../domain/small-cells.js';
import { seriesOf, type CountedStage, type Point } from '../storage/series.js';
import { readingOf } from './reader.js';

const counted: Readonly<Record<FunnelStage, CountedStage>> = {
  frameworks: { stage: 'framework', details: ['active'], measure: 'things' },
  aligned: { stage: 'achievement', details: ['aligned', 'partly-aligned'], measure: 'things' },
  issued: { stage: 'issued', details: null, measure: 'things' },
  claimed: { stage: 'claimed', details: ['here'], measure: 'things' },
  shared: { stage: 'shared', details: null, measure: 'things' },
  verified: { stage: 'verified', details: null, measure: 'facts' },
  matched: { stage: 'matched', details: null, measure: 'people' },
  delivered: { stage: 'delivered', details: null, measure: 'things' },
  outcomes: { stage: 'outcome', details: null, measure: 'things' },
};

/** One stage over time, for a plot. */
@Injectable()
export class ReadSeries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute(caller: Caller, { stage, bucket, ...query }: SeriesQuery): Promise<Series | Refusal> {
    const reading = readingOf(caller, query);
    if (isRefusal(reading)) return reading;
    const until = query.to ?? this.clock.now().toISOString();
    const points = await this.database.transaction(reading.rows, (tx) =>
      seriesOf(tx, reading.scope, counted[stage], bucket, until),
    );
    const told = points.map((point) => ({
      at: point.at.toISOString(),
      count: countOf(point, reading.isForeign),
    }));
    const { label, definition, unit } = stageDefinitions[stage];
    const withheld = told.some(({ count }) => count === null) ? smallCellReason : null;
    return { stage, label, definition, unit, bucket, zone: 'UTC', points: told, withheld };
  }
}

function countOf({ count, people }: Point, isForeign: boolean): number | null {
  return valueOf({ count: { value: count, people }, base: null }, isForeign).count;
}
