import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, holderOf, RequireScope, type Caller } from '@wellspring/auth';
import {
  consent,
  grantConsentRequest,
  pageQuery,
  uuid,
  walletActivityPage,
  type Consent,
  type GrantConsentRequest,
  type PageQuery,
  type Refusal,
  type WalletActivityPage,
} from '@wellspring/contracts';
import { Database } from '@wellspring/persistence';
import { z } from 'zod';
import { activityPageOf } from '../storage/activity.js';
import { Consents } from '../use-cases/consents.js';
import { Sealing } from '../use-cases/sealing.js';

@ApiTags('wallet')
@RequireScope('wallet')
@Controller('wallet')
export class ConsentsController {
  constructor(
    private readonly database: Database,
    private readonly consents: Consents,
    private readonly sealing: Sealing,
  ) {}

  @Post('consents')
  @ApiOperation({
    operationId: 'grantConsent',
    summary: 'Allow records to be used for matching, by whom, until when.',
  })
  @ApiCreatedResponse({ standardSchema: consent })
  grant(
    @CurrentCaller() caller: Caller,
    @Body({ schema: grantConsentRequest }) body: GrantConsentRequest,
  ): Promise<Consent | Refusal> {
    return this.consents.grant(holderOf(caller), body);
  }

  @Get('consents')
  @ApiOperation({ operationId: 'listConsents', summary: 'Every consent, live and past: the receipts.' })
  @ApiOkResponse({ standardSchema: z.array(consent) })
  list(@CurrentCaller() caller: Caller): Promise<Consent[]> {
    return this.consents.list(holderOf(caller));
  }

  @Post('consents/:id/withdraw')
  @HttpCode(200)
  @ApiOperation({ operationId: 'withdrawConsent', summary: 'Take a consent back; again is no harm.' })
  @ApiOkResponse({ standardSchema: consent })
  withdraw(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: uuid }) id: string,
  ): Promise<Consent | Refusal> {
    return this.consents.withdraw(holderOf(caller), id);
  }

  @Get('activity')
  @ApiOperation({ operationId: 'walletActivity', summary: 'What happened in the wallet, newest first.' })
  @ApiOkResponse({ standardSchema: walletActivityPage })
  async activity(
    @CurrentCaller() caller: Caller,
    @Query({ schema: pageQuery }) query: PageQuery,
  ): Promise<WalletActivityPage> {
    const holder = holderOf(caller);
    const key = await this.sealing.keyOf(holder);
    const rows = await this.database.transaction({ holder }, (tx) =>
      activityPageOf(tx, holder, query.limit, query.cursor),
    );
    const last = rows.length === query.limit ? rows.at(-1) : undefined;
    const items = rows.map(({ id, kind, at, sealed_subject }) => ({
      at: at.toISOString(),
      kind,
      subject: this.sealing.open(key, sealed_subject, id),
    }));
    return { items, ...(last && { next: last.id }) };
  }
}
