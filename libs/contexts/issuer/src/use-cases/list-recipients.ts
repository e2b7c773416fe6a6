import { Injectable } from '@nestjs/common';
import type { PageQuery, RecipientPage } from '@wellspring/contracts';
import { Database } from '@wellspring/persistence';
import { recipientPageOf } from '../storage/recipients.js';
import { Recipients } from './recipients.js';

/** The people that an institution knows, with their claim links. */
@Injectable()
export class ListRecipients {
  constructor(
    private readonly database: Database,
    private readonly recipients: Recipients,
  ) {}

  async execute(organisationId: string, { limit, cursor }: PageQuery): Promise<RecipientPage> {
    const rows = await this.database.transaction({ organisation: organisationId }, (tx) =>
      recipientPageOf(tx, organisationId, limit, cursor),
    );
    const last = rows.length === limit ? rows.at(-1) : undefined;
    return { items: await this.recipients.messages(rows), ...(last && { next: last.id }) };
  }
}
