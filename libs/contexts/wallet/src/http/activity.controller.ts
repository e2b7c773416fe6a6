import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, holderOf, RequireScope, type Caller } from '@wellspring/auth';
import { walletActivityPage, type PageQuery, type WalletActivityPage } from '@wellspring/contracts';
import { ReadActivity } from '../use-cases/read-activity.js';
import { newestFirst } from './newest-first.js';

@ApiTags('wallet')
@RequireScope('wallet')
@Controller('wallet/activity')
export class ActivityController {
  constructor(private readonly reading: ReadActivity) {}

  @Get()
  @ApiOperation({
    operationId: 'walletActivity',
    summary: 'What happened in the wallet, and who looked, newest first.',
  })
  @ApiOkResponse({ standardSchema: walletActivityPage })
  list(
    @CurrentCaller() caller: Caller,
    @Query({ schema: newestFirst }) query: PageQuery,
  ): Promise<WalletActivityPage> {
    return this.reading.execute(holderOf(caller), query);
  }
}
