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

export interface PendingChunk {
  readonly batchId: string;
  readonly organisationId: string;
  readonly rows: readonly { row_number: number; sealed: Buffer }[];
}

export async function insertBatch(
  tx: Transaction,
  batch: { id: string; organisationId: string; formats: readonly CredentialFormat[]; at: Date },
  rows: readonly BatchRowRow[],
): Promise<void> {
  await tx.query(
    'insert into issuer.batch (id, organisation_id, formats, created_at) values ($1, $2, $3, $4)',
    [batch.id, batch.organisationId, batch.formats, batch.at],
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

/** Some pending rows of the oldest batch that nobody else works on; held by an advisory lock of its own. */
export async function pendingChunk(tx: Transaction, limit: number): Promise<PendingChunk | undefined> {
  const [batch] = await tx.query<{ id: string; organisation_id: string }>(
    `select id, organisation_id from issuer.batch where finished_at is null order by created_at limit 1
     for update skip locked`,
  );
  if (!batch) return undefined;
  const rows = await tx.query<{ row_number: number; sealed: Buffer }>(
    `select row_number, sealed from issuer.batch_row where batch_id = $1 and outcome = 'pending'
     order by row_number limit $2`,
    [batch.id, limit],
  );
  return { batchId: batch.id, organisationId: batch.organisation_id, rows };
}

export async function finishRows(
  tx: Transaction,
  batchId: string,
  rows: readonly {
    row: number;
    outcome: string;
    code: string | null;
    reason: string | null;
    awardId: string | null;
  }[],
): Promise<void> {
  await tx.query(
    `update issuer.batch_row r set outcome = u.outcome, code = u.code, reason = u.reason, award_id = u.award_id, sealed = null
     from unnest($2::int[], $3::text[], $4::text[], $5::text[], $6::uuid[]) as u(row_number, outcome, code, reason, award_id)
     where r.batch_id = $1 and r.row_number = u.row_number`,
    [
      batchId,
      rows.map(({ row }) => row),
      rows.map(({ outcome }) => outcome),
      rows.map(({ code }) => code),
      rows.map(({ reason }) => reason),
      rows.map(({ awardId }) => awardId),
    ],
  );
}

export async function finishBatch(tx: Transaction, batchId: string, at: Date): Promise<void> {
  await tx.query('update issuer.batch set finished_at = $2 where id = $1', [batchId, at]);
}

export async function batchSummaries(
  tx: Transaction,
  organisationId: string,
  options: { id?: string; limit: number; cursor?: string | undefined },
): Promise<BatchSummaryRow[]> {
  const count = (outcome: string) => `count(*) filter (where r.outcome = '${outcome}') as ${outcome}`;
  return tx.query<BatchSummaryRow>(
    `select b.id, b.created_at, b.finished_at, ${['pending', 'issued', 'duplicate', 'rejected', 'held'].map(count).join(', ')}
     from issuer.batch b left join issuer.batch_row r on r.batch_id = b.id
     where b.organisation_id = $1 and ($2::uuid is null or b.id = $2) and ($4::uuid is null or b.id < $4)
     group by b.id order by b.id desc limit $3`,
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
