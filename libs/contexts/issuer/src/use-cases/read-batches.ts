import { Injectable } from '@nestjs/common';
import {
  refuse,
  type Batch,
  type BatchPage,
  type BatchRowPage,
  type PageQuery,
  type Refusal,
} from '@wellspring/contracts';
import { Database } from '@wellspring/persistence';
import { batchRowPageOf, batchSummaries } from '../storage/batches.js';
import { batchMessage } from './batch-message.js';
import { Recipients } from './recipients.js';

/** How batches are doing. */
@Injectable()
export class ReadBatches {
  constructor(
    private readonly database: Database,
    private readonly recipients: Recipients,
  ) {}

  async list(organisationId: string, { limit, cursor }: PageQuery): Promise<BatchPage> {
    const rows = await this.database.transaction({ organisation: organisationId }, (tx) =>
      batchSummaries(tx, organisationId, { limit, cursor }),
    );
    const last = rows.length === limit ? rows.at(-1) : undefined;
    return { items: rows.map(batchMessage), ...(last && { next: last.id }) };
  }

  async one(organisationId: string, id: string): Promise<Batch | Refusal> {
    const [row] = await this.database.transaction({ organisation: organisationId }, (tx) =>
      batchSummaries(tx, organisationId, { id, limit: 1 }),
    );
    return row
      ? batchMessage(row)
      : refuse('ISSUER_UNKNOWN_BATCH', 404, 'Your institution has no batch with this id.');
  }

  async rows(
    organisationId: string,
    id: string,
    query: PageQuery & { outcome?: string | undefined },
  ): Promise<BatchRowPage | Refusal> {
    const found = await this.one(organisationId, id);
    if ('refused' in found) return found;
    const { limit, outcome } = query;
    const after = Number(query.cursor ?? 0);
    const rows = await this.database.transaction({ organisation: organisationId }, (tx) =>
      batchRowPageOf(tx, id, { limit, outcome, after }),
    );
    const last = rows.length === limit ? rows.at(-1) : undefined;
    const items = rows.map((row) => ({
      row: row.row_number,
      externalId: row.external_id,
      outcome: row.outcome,
      code: row.code,
      reason: row.reason,
      credentialIds: row.credential_ids,
      claimUrl: row.recipient_id && this.recipients.claimUrl(row.recipient_id),
    }));
    return { items, ...(last && { next: String(last.row_number) }) };
  }
}
