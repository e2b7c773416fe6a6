import { Injectable } from '@nestjs/common';
import type { Funnel, FunnelQuery, FunnelStage, Latency, Series, SeriesQuery } from '@wellspring/contracts';
import { Database, type Scope } from '@wellspring/persistence';
import { Clock } from '@wellspring/platform';
import { counterDefinitions, stageDefinitions } from '../domain/definitions.js';
import { figuresOf, latencyOf, seriesOf, type Figures } from '../storage/figures.js';

/** Which count is the stage's, and which is its base. */
const parts: Readonly<Record<FunnelStage, [count: string, base: string | null]>> = {
  frameworks: ['frameworks', null],
  aligned: ['aligned', 'achievements'],
  issued: ['issued', null],
  claimed: ['claimed', 'issued'],
  shared: ['shared', 'claimed'],
  verified: ['verified', 'checks'],
  matched: ['matched_people', 'consented'],
  delivered: ['delivered', 'matched'],
  outcomes: ['outcomes', 'delivered'],
};

const kinds: Readonly<Record<FunnelStage, readonly string[]>> = {
  frameworks: ['framework'],
  aligned: ['achievement'],
  issued: ['issued'],
  claimed: ['claimed'],
  shared: ['shared'],
  verified: ['verified'],
  matched: ['matched'],
  delivered: ['delivered'],
  outcomes: ['outcome'],
};

/** The adoption figures: of everybody for researchers, of their own organisation for its members. */
@Injectable()
export class ReadFunnel {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async funnel(query: FunnelQuery, own: string | undefined): Promise<Funnel> {
    const organisationId = own ?? query.organisationId ?? null;
    const { from = null, to = null } = query;
    const figures = await this.database.transaction(scopeOf(own), (tx) =>
      figuresOf(tx, { from, to, organisationId }),
    );
    return {
      from,
      to,
      organisationId,
      stages: stageDefinitions.map((definition) => ({
        ...definition,
        ...figureOf(figures, definition.stage),
      })),
      counters: counterDefinitions.map(({ name, definition, kind }) => ({
        name,
        definition,
        count: figures[kind] ?? 0,
      })),
      computedAt: this.clock.now().toISOString(),
    };
  }

  async series({ stage, bucket }: SeriesQuery, own: string | undefined): Promise<Series> {
    const points = await this.database.transaction(scopeOf(own), (tx) =>
      seriesOf(tx, kinds[stage], bucket, own ?? null),
    );
    return {
      stage,
      bucket,
      zone: 'UTC',
      points: points.map(({ at, count }) => ({ at: at.toISOString(), count })),
    };
  }

  async latency(own: string | undefined): Promise<Latency> {
    return this.database.transaction(scopeOf(own), (tx) => latencyOf(tx, own ?? null));
  }
}

/** Members see the rows of their organisation, and row-level security holds it. */
function scopeOf(own: string | undefined): Scope {
  return own === undefined ? 'worker' : { organisation: own };
}

function figureOf(figures: Figures, stage: FunnelStage) {
  const [counted, basis] = parts[stage];
  const count = figures[counted] ?? 0;
  const base = basis === null ? null : (figures[basis] ?? 0);
  return { count, base, rate: base ? count / base : null };
}
