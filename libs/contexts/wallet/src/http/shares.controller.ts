import { Body, Controller, Delete, Get, Headers, HttpCode, Param, Post } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { CurrentCaller, holderOf, RequireScope, type Caller } from '@wellspring/auth';
import {
  share,
  shareRequest,
  uuid,
  type Refusal,
  type Share,
  type ShareRequest,
} from '@wellspring/contracts';
import { z } from 'zod';
import { EndShare } from '../use-cases/end-share.js';
import { ReadShares } from '../use-cases/read-shares.js';
import { ShareCredentials } from '../use-cases/share-credentials.js';

@ApiTags('wallet')
@RequireScope('wallet')
@Controller('wallet/shares')
export class SharesController {
  constructor(
    private readonly sharing: ShareCredentials,
    private readonly ending: EndShare,
    private readonly reading: ReadShares,
  ) {}

  @Post()
  @ApiOperation({
    operationId: 'shareCredentials',
    summary: 'Make a link that shows chosen credentials until a date.',
  })
  @ApiCreatedResponse({ standardSchema: share })
  share(
    @CurrentCaller() caller: Caller,
    @Body({ schema: shareRequest }) body: ShareRequest,
    @Headers('idempotency-key') key: string | undefined,
  ): Promise<Share | Refusal> {
    return this.sharing.execute(holderOf(caller), body, key);
  }

  @Get()
  @ApiOperation({ operationId: 'listShares', summary: 'Links, their views and whether they still work.' })
  @ApiOkResponse({ standardSchema: z.array(share) })
  list(@CurrentCaller() caller: Caller): Promise<Share[]> {
    return this.reading.list(holderOf(caller));
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ operationId: 'endShare', summary: 'End a link at once.' })
  @ApiNoContentResponse()
  end(@CurrentCaller() caller: Caller, @Param('id', { schema: uuid }) id: string): Promise<void | Refusal> {
    return this.ending.execute(holderOf(caller), id);
  }
}
