import { Body, Controller, Get, Headers, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, organisationOf, RequireScope, type Caller } from '@wellspring/auth';
import {
  matchDetail,
  matchOutcome,
  recordOutcomeRequest,
  uuid,
  type RecordOutcomeRequest,
} from '@wellspring/contracts';
import { RecordOutcome } from '../use-cases/record-outcome.js';
import { ShowMatches } from '../use-cases/show-matches.js';

/** One match, as its employer reads it and reports on it. */
@ApiTags('matching')
@Controller('matching/matches')
export class MatchesController {
  constructor(
    private readonly matches: ShowMatches,
    private readonly outcomes: RecordOutcome,
  ) {}

  @Get(':id')
  @RequireScope('postings:read')
  @ApiOperation({ operationId: 'explainMatch', summary: 'A match explained requirement by requirement.' })
  @ApiOkResponse({ standardSchema: matchDetail })
  explain(@Param('id', { schema: uuid }) id: string, @CurrentCaller() caller: Caller) {
    return this.matches.explain(organisationOf(caller), id);
  }

  @Post(':id/outcomes')
  @RequireScope('outcomes:write')
  @ApiOperation({ operationId: 'recordOutcome', summary: 'Report what became of a match.' })
  @ApiCreatedResponse({ standardSchema: matchOutcome })
  record(
    @Param('id', { schema: uuid }) id: string,
    @Body({ schema: recordOutcomeRequest }) body: RecordOutcomeRequest,
    @Headers('idempotency-key') idempotencyKey: string | undefined,
    @CurrentCaller() caller: Caller,
  ) {
    return this.outcomes.execute(organisationOf(caller), id, body, idempotencyKey);
  }
}
