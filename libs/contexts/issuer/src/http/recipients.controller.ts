import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, RequireScope, type Caller } from '@wellspring/auth';
import {
  recipientPage,
  registeredRecipients,
  registerRecipientsRequest,
  type PageQuery,
  type RecipientPage,
  type Refusal,
  type RegisteredRecipients,
  type RegisterRecipientsRequest,
} from '@wellspring/contracts';
import { ListRecipients } from '../use-cases/list-recipients.js';
import { RegisterRecipients } from '../use-cases/register-recipients.js';
import { institutionOf } from './institution-of.js';
import { newestFirst } from './newest-first.js';

@ApiTags('issuer')
@Controller('issuer/recipients')
export class RecipientsController {
  constructor(
    private readonly registration: RegisterRecipients,
    private readonly listing: ListRecipients,
  ) {}

  @Post()
  @RequireScope('recipients:write')
  @ApiOperation({
    operationId: 'registerRecipients',
    summary: 'Register people; again answers the same claim links.',
  })
  @ApiCreatedResponse({ standardSchema: registeredRecipients })
  register(
    @CurrentCaller() caller: Caller,
    @Body({ schema: registerRecipientsRequest }) body: RegisterRecipientsRequest,
  ): Promise<RegisteredRecipients | Refusal> {
    return this.registration.execute(institutionOf(caller), body.recipients);
  }

  @Get()
  @RequireScope('recipients:read')
  @ApiOperation({
    operationId: 'listRecipients',
    summary: 'Recipients with their claim links, newest first.',
  })
  @ApiOkResponse({ standardSchema: recipientPage })
  list(
    @CurrentCaller() caller: Caller,
    @Query({ schema: newestFirst }) query: PageQuery,
  ): Promise<RecipientPage> {
    return this.listing.execute(institutionOf(caller), query);
  }
}
