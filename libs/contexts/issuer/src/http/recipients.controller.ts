import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, organisationOf, RequireScope, type Caller } from '@wellspring/auth';
import {
  pageQuery,
  recipientPage,
  registeredRecipients,
  registerRecipientsRequest,
  type PageQuery,
  type Recipient,
  type RecipientPage,
  type RegisteredRecipients,
  type RegisterRecipientsRequest,
} from '@wellspring/contracts';
import { Database } from '@wellspring/persistence';
import { recipientPageOf, type RecipientRow } from '../storage/recipients.js';
import { Recipients } from '../use-cases/recipients.js';

@ApiTags('issuer')
@Controller('issuer/recipients')
export class RecipientsController {
  constructor(
    private readonly database: Database,
    private readonly recipients: Recipients,
  ) {}

  @Post()
  @RequireScope('recipients:write')
  @ApiOperation({
    operationId: 'registerRecipients',
    summary: 'Register people; again answers the same claim links.',
  })
  @ApiCreatedResponse({ standardSchema: registeredRecipients })
  async register(
    @CurrentCaller() caller: Caller,
    @Body({ schema: registerRecipientsRequest }) body: RegisterRecipientsRequest,
  ): Promise<RegisteredRecipients> {
    const rows = await this.recipients.ensure(organisationOf(caller), body.recipients);
    return { recipients: await this.messages(rows) };
  }

  @Get()
  @RequireScope('recipients:read')
  @ApiOperation({
    operationId: 'listRecipients',
    summary: 'Recipients with their claim links, newest first.',
  })
  @ApiOkResponse({ standardSchema: recipientPage })
  async list(
    @CurrentCaller() caller: Caller,
    @Query({ schema: pageQuery }) query: PageQuery,
  ): Promise<RecipientPage> {
    const organisation = organisationOf(caller);
    const rows = await this.database.transaction({ organisation }, (tx) =>
      recipientPageOf(tx, organisation, query.limit, query.cursor),
    );
    const last = rows.length === query.limit ? rows.at(-1) : undefined;
    return { items: await this.messages(rows), ...(last && { next: last.id }) };
  }

  private async messages(rows: readonly RecipientRow[]): Promise<Recipient[]> {
    const people = await this.recipients.open(rows);
    return rows.map(({ id, holder }) => ({
      recipientId: id,
      email: people.get(id)?.email ?? '',
      name: people.get(id)?.name ?? '',
      claimUrl: this.recipients.claimUrl(id),
      connected: holder !== null,
    }));
  }
}
