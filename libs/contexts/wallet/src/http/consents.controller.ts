import { Body, Controller, Get, Headers, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, holderOf, RequireScope, type Caller } from '@wellspring/auth';
import {
  consent,
  grantConsentRequest,
  uuid,
  type Consent,
  type GrantConsentRequest,
  type Refusal,
} from '@wellspring/contracts';
import { z } from 'zod';
import { GrantConsent } from '../use-cases/grant-consent.js';
import { ReadConsents } from '../use-cases/read-consents.js';
import { WithdrawConsent } from '../use-cases/withdraw-consent.js';

@ApiTags('wallet')
@RequireScope('wallet')
@Controller('wallet/consents')
export class ConsentsController {
  constructor(
    private readonly granting: GrantConsent,
    private readonly withdrawing: WithdrawConsent,
    private readonly reading: ReadConsents,
  ) {}

  @Post()
  @ApiOperation({
    operationId: 'grantConsent',
    summary: 'Allow records to be used for matching, by whom, until when.',
  })
  @ApiCreatedResponse({ standardSchema: consent })
  grant(
    @CurrentCaller() caller: Caller,
    @Body({ schema: grantConsentRequest }) body: GrantConsentRequest,
    @Headers('idempotency-key') key: string | undefined,
  ): Promise<Consent | Refusal> {
    return this.granting.execute(holderOf(caller), body, key);
  }

  @Get()
  @ApiOperation({ operationId: 'listConsents', summary: 'Every consent, live and past: the receipts.' })
  @ApiOkResponse({ standardSchema: z.array(consent) })
  list(@CurrentCaller() caller: Caller): Promise<Consent[]> {
    return this.reading.execute(holderOf(caller));
  }

  @Post(':id/withdraw')
  @HttpCode(200)
  @ApiOperation({ operationId: 'withdrawConsent', summary: 'Take a consent back; again is no harm.' })
  @ApiOkResponse({ standardSchema: consent })
  withdraw(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: uuid }) id: string,
  ): Promise<Consent | Refusal> {
    return this.withdrawing.execute(holderOf(caller), id);
  }
}
