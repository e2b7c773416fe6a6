import type { CredentialFormat } from '@wellspring/contracts';
import { bulkInsert, type Transaction } from '@wellspring/persistence';

export interface BatchRowRow {
  readonly batch_id: string;
  readonly row_number: number;
  readonly organisation_id: string;
  readonly external_id: string;
  readonly outcome: 'pending' | 'issued' | 'duplicate' | 'rejected' | 'held';
  readonly code: string | null;
  readonly reason: string | null;
  readonly award_id: string | null;
  readonly sealed: Buffer | null;
}

export interface BatchSummaryRow {
  readonly id: string;
  readonly created_at: Date;
  readonly finished_at: Date | null;
  readonly pending: string;
  readonly issued: string;
  readonly duplicate: string;
  readonly rejected: string;
  readonly held: string;
}

/** Stores a batch; one with nothing to issue is finished. */
export async function insertBatch(
  tx: Transaction,
  batch: { id: string; organisationId: string; formats: readonly CredentialFormat[]; at: Date },
  rows: readonly BatchRowRow[],
): Promise<void> {
  const finishedAt = rows.some(({ outcome }) => outcome === 'pending') ? null : batch.at;
  await tx.query(
    'insert into issuer.batch (id, organisation_id, formats, created_at, finished_at) values ($1, $2, $3, $4, $5)',
    [batch.id, batch.organisationId, batch.formats, batch.at, finishedAt],
  );
  const columns = {
    batch_id: 'uuid',
    row_number: 'int',
    organisation_id: 'uuid',
    external_id: 'text',
    outcome: 'text',
    code: 'text',
    reason: 'text',
    award_id: 'uuid',
    sealed: 'bytea',
  };
  for (let from = 0; from < rows.length; from += 2000) {
    await bulkInsert(tx, 'issuer.batch_row', columns, rows.slice(from, from + 2000));
  }
}

/** Newest first, from after the cursor, with the counts of their rows. */
export async function batchSummaries(
  tx: Transaction,
  organisationId: string,
  options: { id?: string; limit: number; cursor?: string | undefined },
): Promise<BatchSummaryRow[]> {
  const count = (outcome: string) => `count(*) filter (where r.outcome = '${outcome}') as ${outcome}`;
  return tx.query<BatchSummaryRow>(
    `select b.id, b.created_at, b.finished_at, counts.*
     from (select id, created_at, finished_at from issuer.batch
           where organisation_id = $1 and ($2::uuid is null or id = $2) and ($4::uuid is null or id < $4)
           order by id desc limit $3) b,
       lateral (select ${['pending', 'issued', 'duplicate', 'rejected', 'held'].map(count).join(', ')}
                from issuer.batch_row r where r.batch_id = b.id) counts
     order by b.id desc`,
    [organisationId, options.id ?? null, options.limit, options.cursor ?? null],
  );
}

export async function batchRowPageOf(
  tx: Transaction,
  batchId: string,
  options: { outcome?: string | undefined; limit: number; after: number },
) {
  return tx.query<BatchRowRow & { recipient_id: string | null; credential_ids: string[] }>(
    `select r.*, a.recipient_id, array(select c.id from issuer.credential c where c.award_id = r.award_id) as credential_ids
     from issuer.batch_row r left join issuer.award a on a.id = r.award_id
     where r.batch_id = $1 and ($2::text is null or r.outcome = $2) and r.row_number > $4
     order by r.row_number limit $3`,
    [batchId, options.outcome ?? null, options.limit, options.after],
  );
}
