import { Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, organisationOf, Public, RequireScope, type Caller } from '@wellspring/auth';
import {
  funnel,
  funnelQuery,
  latency,
  rebuildResult,
  series,
  seriesQuery,
  type Funnel,
  type FunnelQuery,
  type Latency,
  type RebuildResult,
  type Series,
  type SeriesQuery,
} from '@wellspring/contracts';
import { counterDefinitions, stageDefinitions } from '../domain/definitions.js';
import { ReadFunnel } from '../use-cases/read-funnel.js';
import { RebuildFacts } from '../use-cases/rebuild-facts.js';

@ApiTags('analytics')
@Controller('analytics')
export class AnalyticsController {
  constructor(
    private readonly reading: ReadFunnel,
    private readonly rebuilding: RebuildFacts,
  ) {}

  @Get('funnel')
  @RequireScope('analytics:read', 'credentials:read', 'postings:read')
  @ApiOperation({
    operationId: 'readFunnel',
    summary: 'The adoption funnel, each number with its definition.',
  })
  @ApiOkResponse({ standardSchema: funnel })
  funnel(
    @CurrentCaller() caller: Caller,
    @Query({ schema: funnelQuery }) query: FunnelQuery,
  ): Promise<Funnel> {
    return this.reading.funnel(query, ownOnly(caller));
  }

  @Get('funnel/series')
  @RequireScope('analytics:read', 'credentials:read', 'postings:read')
  @ApiOperation({ operationId: 'readSeries', summary: 'One stage over time, in UTC buckets.' })
  @ApiOkResponse({ standardSchema: series })
  series(
    @CurrentCaller() caller: Caller,
    @Query({ schema: seriesQuery }) query: SeriesQuery,
  ): Promise<Series> {
    return this.reading.series(query, ownOnly(caller));
  }

  @Get('latency')
  @RequireScope('analytics:read', 'postings:read')
  @ApiOperation({ operationId: 'readLatency', summary: 'Milliseconds from the causing fact to delivery.' })
  @ApiOkResponse({ standardSchema: latency })
  latency(@CurrentCaller() caller: Caller): Promise<Latency> {
    return this.reading.latency(ownOnly(caller));
  }

  @Get('definitions')
  @Public()
  @ApiOperation({ operationId: 'readDefinitions', summary: 'What each figure counts.' })
  definitions(): { stages: typeof stageDefinitions; counters: typeof counterDefinitions } {
    return { stages: stageDefinitions, counters: counterDefinitions };
  }

  @Post('rebuild')
  @HttpCode(200)
  @RequireScope('operations:write')
  @ApiOperation({ operationId: 'rebuildFacts', summary: 'Derive every fact again from the archived events.' })
  @ApiOkResponse({ standardSchema: rebuildResult })
  rebuild(): Promise<RebuildResult> {
    return this.rebuilding.execute();
  }
}

/** Without the right to everybody's figures, a caller sees those of the own organisation. */
function ownOnly(caller: Caller): string | undefined {
  return caller.scopes.has('analytics:read') ? undefined : organisationOf(caller);
}
