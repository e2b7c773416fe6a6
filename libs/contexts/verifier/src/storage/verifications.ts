import type { CheckResultMessage } from '@wellspring/contracts';
import { bulkInsert, type Transaction } from '@wellspring/persistence';

export interface VerificationRow {
  readonly id: string;
  readonly organisation_id: string | null;
  readonly credential_id: string;
  readonly digest: string;
  readonly issuer: string;
  readonly outcome: 'verified' | 'refused';
  readonly checks: readonly CheckResultMessage[];
  readonly verified_at: Date;
}

export async function insertVerifications(tx: Transaction, rows: readonly VerificationRow[]): Promise<void> {
  const columns = {
    id: 'uuid',
    organisation_id: 'uuid',
    credential_id: 'text',
    digest: 'text',
    issuer: 'text',
    outcome: 'text',
    checks: 'jsonb',
    verified_at: 'timestamptz',
  };
  await bulkInsert(tx, 'verifier.verification', columns, rows);
}

/** Newest first, from after the cursor. */
export async function verificationPageOf(
  tx: Transaction,
  organisationId: string,
  limit: number,
  cursor: string | undefined,
): Promise<VerificationRow[]> {
  return tx.query<VerificationRow>(
    `select * from verifier.verification where organisation_id = $1 and ($3::uuid is null or id < $3)
     order by id desc limit $2`,
    [organisationId, limit, cursor ?? null],
  );
}
