import { Module } from '@nestjs/common';
import { contextRuntime } from '@wellspring/platform';
import { AnalyticsLoops } from './background/analytics-loops.js';
import { LiveStreams } from './background/live-streams.js';
import { OnCountedEvent } from './events/on-counted-event.js';
import { OnOrganisationRegistered } from './events/on-organisation-registered.js';
import { FiguresController } from './http/figures.controller.js';
import { LiveEventsController } from './http/live-events.controller.js';
import { RebuildsController } from './http/rebuilds.controller.js';
import { CountEvent } from './use-cases/count-event.js';
import { PseudonymKey } from './use-cases/pseudonym-key.js';
import { ReadFunnel } from './use-cases/read-funnel.js';
import { ReadLatency } from './use-cases/read-latency.js';
import { ReadLiveEvents } from './use-cases/read-live-events.js';
import { ReadOrganisations } from './use-cases/read-organisations.js';
import { ReadSeries } from './use-cases/read-series.js';
import { RebuildFacts } from './use-cases/rebuild-facts.js';
import { RequestRebuild } from './use-cases/request-rebuild.js';
import { ShowRebuild } from './use-cases/show-rebuild.js';

@Module({
  imports: [contextRuntime('analytics')],
  controllers: [
    FiguresController,
    RebuildsController,
    LiveEventsController,
    OnCountedEvent,
    OnOrganisationRegistered,
  ],
  providers: [
    PseudonymKey,
    CountEvent,
    ReadFunnel,
    ReadSeries,
    ReadLatency,
    ReadOrganisations,
    ReadLiveEvents,
    LiveStreams,
    RequestRebuild,
    ShowRebuild,
    RebuildFacts,
    AnalyticsLoops,
  ],
})
export class AnalyticsModule {}
