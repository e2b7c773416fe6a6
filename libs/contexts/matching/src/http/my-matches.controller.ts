import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, holderOf, RequireScope, type Caller } from '@wellspring/auth';
import {
  isRefusal,
  myMatchDetail,
  myMatchList,
  pageQuery,
  releaseIdentityRequest,
  uuid,
  type PageQuery,
  type ReleaseIdentityRequest,
} from '@wellspring/contracts';
import { ReleaseIdentity } from '../use-cases/release-identity.js';
import { ShowMyMatches } from '../use-cases/show-my-matches.js';

/** The learner's own side of matching. */
@ApiTags('matching')
@Controller('matching/my-matches')
@RequireScope('wallet')
export class MyMatchesController {
  constructor(
    private readonly showing: ShowMyMatches,
    private readonly releasing: ReleaseIdentity,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'listMyMatches', summary: 'The openings that fit you, best first.' })
  @ApiOkResponse({ standardSchema: myMatchList })
  list(@Query({ schema: pageQuery }) query: PageQuery, @CurrentCaller() caller: Caller) {
    return this.showing.list(holderOf(caller), query);
  }

  @Get(':id')
  @ApiOperation({ operationId: 'getMyMatch', summary: 'Why an opening fits you, and what is missing.' })
  @ApiOkResponse({ standardSchema: myMatchDetail })
  one(@Param('id', { schema: uuid }) id: string, @CurrentCaller() caller: Caller) {
    return this.showing.one(holderOf(caller), id);
  }

  @Post(':id/release')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'releaseIdentity',
    summary: 'Show your name and address to this employer alone.',
  })
  @ApiOkResponse({ standardSchema: myMatchDetail })
  async release(
    @Param('id', { schema: uuid }) id: string,
    @Body({ schema: releaseIdentityRequest }) body: ReleaseIdentityRequest,
    @CurrentCaller() caller: Caller,
  ) {
    const released = await this.releasing.execute(holderOf(caller), id, body);
    return isRefusal(released) ? released : this.showing.one(holderOf(caller), id);
  }
}
