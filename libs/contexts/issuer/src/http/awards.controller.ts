import { Body, Controller, Headers, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, RequireScope, type Caller } from '@wellspring/auth';
import {
  awardAnswer,
  awardRequest,
  type AwardAnswer,
  type AwardRequest,
  type Refusal,
} from '@wellspring/contracts';
import { IssueOneAward } from '../use-cases/issue-one-award.js';
import { institutionOf } from './institution-of.js';

@ApiTags('issuer')
@Controller('issuer/awards')
export class AwardsController {
  constructor(private readonly issue: IssueOneAward) {}

  @Post()
  @RequireScope('credentials:issue')
  @ApiOperation({
    operationId: 'issueAward',
    summary: 'Record an award and issue its credential in the asked forms.',
  })
  @ApiCreatedResponse({ standardSchema: awardAnswer })
  award(
    @CurrentCaller() caller: Caller,
    @Body({ schema: awardRequest }) body: AwardRequest,
    @Headers('idempotency-key') key: string | undefined,
  ): Promise<AwardAnswer | Refusal> {
    return this.issue.execute(institutionOf(caller), body, key);
  }
}
