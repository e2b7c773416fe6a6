import { Module } from '@nestjs/common';
import { contextRuntime } from '@wellspring/platform';
import { OnCountedEvent } from './events/on-counted-event.js';
import { OnOrganisationRegistered } from './events/on-organisation-registered.js';
import { AnalyticsController } from './http/analytics.controller.js';
import { LiveEventsController } from './http/live-events.controller.js';
import { CountEvent } from './use-cases/count-event.js';
import { ReadFunnel } from './use-cases/read-funnel.js';
import { RebuildFacts } from './use-cases/rebuild-facts.js';

@Module({
  imports: [contextRuntime('analytics')],
  controllers: [AnalyticsController, LiveEventsController, OnCountedEvent, OnOrganisationRegistered],
  providers: [CountEvent, ReadFunnel, RebuildFacts],
})
export class AnalyticsModule {}
