import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, holderOf, RequireScope, type Caller } from '@wellspring/auth';
import { myProfile, pageQuery, type PageQuery } from '@wellspring/contracts';
import { ShowMyProfile } from '../use-cases/show-my-profile.js';

/** What matching knows of a learner. */
@ApiTags('matching')
@Controller('matching/my-profile')
@RequireScope('wallet')
export class MyProfileController {
  constructor(private readonly showing: ShowMyProfile) {}

  @Get()
  @ApiOperation({
    operationId: 'readMyProfile',
    summary: 'Which of your credentials are used for matching, and what keeps the others out.',
  })
  @ApiOkResponse({ standardSchema: myProfile })
  read(@Query({ schema: pageQuery }) query: PageQuery, @CurrentCaller() caller: Caller) {
    return this.showing.execute(holderOf(caller), query);
  }
}
