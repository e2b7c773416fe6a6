import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Public, RequireScope, type Caller } from '@wellspring/auth';
import {
  figureDefinitions,
  funnel,
  funnelQuery,
  latency,
  organisationFigures,
  organisationFiguresQuery,
  series,
  seriesQuery,
  type FigureDefinitions,
  type FunnelQuery,
  type OrganisationFiguresQuery,
  type SeriesQuery,
} from '@wellspring/contracts';
import { allDefinitions } from '../domain/all-definitions.js';
import { ReadFunnel } from '../use-cases/read-funnel.js';
import { ReadLatency } from '../use-cases/read-latency.js';
import { ReadOrganisations } from '../use-cases/read-organisations.js';
import { ReadSeries } from '../use-cases/read-series.js';

/** Adoption figures: of everybody with analytics:read, otherwise of the caller's own organisation. */
@ApiTags('analytics')
@Controller('analytics')
export class FiguresController {
  constructor(
    private readonly readFunnel: ReadFunnel,
    private readonly readSeries: ReadSeries,
    private readonly readLatency: ReadLatency,
    private readonly readOrganisations: ReadOrganisations,
  ) {}

  @Get('funnel')
  @RequireScope('analytics:read', 'credentials:read', 'postings:read')
  @ApiOperation({
    operationId: 'readFunnel',
    summary: 'The adoption funnel, each number with its definition.',
  })
  @ApiOkResponse({ standardSchema: funnel })
  funnel(@CurrentCaller() caller: Caller, @Query({ schema: funnelQuery }) query: FunnelQuery) {
    return this.readFunnel.execute(caller, query);
  }

  @Get('funnel/series')
  @RequireScope('analytics:read', 'credentials:read', 'postings:read')
  @ApiOperation({ operationId: 'readSeries', summary: 'One stage over time, in UTC buckets.' })
  @ApiOkResponse({ standardSchema: series })
  series(@CurrentCaller() caller: Caller, @Query({ schema: seriesQuery }) query: SeriesQuery) {
    return this.readSeries.execute(caller, query);
  }

  @Get('latency')
  @RequireScope('analytics:read', 'credentials:read', 'postings:read')
  @ApiOperation({ operationId: 'readLatency', summary: 'Milliseconds from issuance to delivery.' })
  @ApiOkResponse({ standardSchema: latency })
  latency(@CurrentCaller() caller: Caller, @Query({ schema: funnelQuery }) query: FunnelQuery) {
    return this.readLatency.execute(caller, query);
  }

  @Get('organisations')
  @RequireScope('analytics:read')
  @ApiOperation({ operationId: 'readOrganisationFigures', summary: 'One stage by organisation.' })
  @ApiOkResponse({ standardSchema: organisationFigures })
  organisations(
    @CurrentCaller() caller: Caller,
    @Query({ schema: organisationFiguresQuery }) query: OrganisationFiguresQuery,
  ) {
    return this.readOrganisations.execute(caller, query);
  }

  @Get('definitions')
  @Public()
  @ApiOperation({ operationId: 'readDefinitions', summary: 'What each figure counts.' })
  @ApiOkResponse({ standardSchema: figureDefinitions })
  definitions(): FigureDefinitions {
    return allDefinitions();
  }
}
