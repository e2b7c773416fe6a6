import type { CheckResultMessage, VerificationResult } from '@wellspring/contracts';
import { bulkInsert, type Transaction } from '@wellspring/persistence';

export interface VerificationRow {
  readonly id: string;
  readonly credential_id: string;
  readonly digest: string;
  readonly issuer: string;
  readonly outcome: 'verified' | 'refused';
  readonly checks: readonly CheckResultMessage[];
  readonly verified_at: Date;
}

/** Remembers what an organisation checked and what came of it; never the credential. */
export async function insertVerifications(
  tx: Transaction,
  organisationId: string,
  results: readonly VerificationResult[],
): Promise<void> {
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
  const rows = results.map((result) => ({
    id: result.verificationId,
    organisation_id: organisationId,
    credential_id: result.credentialId,
    digest: result.digest,
    issuer: result.issuer,
    outcome: result.outcome,
    checks: result.checks,
    verified_at: new Date(result.verifiedAt),
  }));
  await bulkInsert(tx, 'verifier.verification', columns, rows);
}

/** Newest first, from after the cursor. */
export async function verificationPageOf(
  tx: Transaction,
  organisationId: string,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<VerificationRow[]> {
  return tx.query<VerificationRow>(
    `select id, credential_id, digest, issuer, outcome, checks, verified_at from verifier.verification
     where organisation_id = $1 and ($3::uuid is null or id < $3) order by id desc limit $2`,
    [organisationId, limit, cursor ?? null],
  );
}
