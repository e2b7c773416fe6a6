import { Controller, Get, Headers, HttpCode, Param, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, RequireScope, type Caller } from '@wellspring/auth';
import { rebuild, uuid, type Rebuild } from '@wellspring/contracts';
import { AnalyticsLoops } from '../background/analytics-loops.js';
import { RequestRebuild } from '../use-cases/request-rebuild.js';
import { ShowRebuild } from '../use-cases/show-rebuild.js';

/** Deriving every fact again from the archived events. */
@ApiTags('analytics')
@Controller('analytics')
@RequireScope('operations:write')
export class RebuildsController {
  constructor(
    private readonly request: RequestRebuild,
    private readonly show: ShowRebuild,
    private readonly loops: AnalyticsLoops,
  ) {}

  @Post('rebuild')
  @HttpCode(202)
  @ApiOperation({ operationId: 'rebuildFacts', summary: 'Derive every fact again from the archived events.' })
  @ApiAcceptedResponse({ standardSchema: rebuild })
  async start(
    @CurrentCaller() caller: Caller,
    @Headers('idempotency-key') key: string | undefined,
  ): Promise<Rebuild> {
    const accepted = await this.request.execute(caller, key);
    this.loops.wakeRebuilds();
    return accepted;
  }

  @Get('rebuilds/:id')
  @ApiOperation({ operationId: 'showRebuild', summary: 'How far a rebuild is.' })
  @ApiOkResponse({ standardSchema: rebuild })
  progress(@Param('id', { schema: uuid }) id: string) {
    return this.show.execute(id);
  }
}
