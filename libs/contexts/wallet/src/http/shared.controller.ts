import { Controller, Get, Header, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Public } from '@wellspring/auth';
import { sharedView, type Refusal, type SharedView } from '@wellspring/contracts';
import { z } from 'zod';
import { ViewShare } from '../use-cases/view-share.js';

const shareToken = z.string().regex(/^[\w-]{20,64}$/, 'is the token of a link');

/** Where links lead: whoever has one needs no account. */
@ApiTags('wallet')
@Public()
@Controller('wallet/shared')
export class SharedController {
  constructor(private readonly viewing: ViewShare) {}

  @Get(':token')
  @Header('cache-control', 'private, no-store')
  @ApiOperation({ operationId: 'viewShared', summary: 'What a link shows, checked at this moment.' })
  @ApiOkResponse({ standardSchema: sharedView })
  view(@Param('token', { schema: shareToken }) token: string): Promise<SharedView | Refusal> {
    return this.viewing.execute(token);
  }
}
