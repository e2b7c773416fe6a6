import { Injectable } from '@nestjs/common';
import type { VerificationPage } from '@wellspring/contracts';
import { Database } from '@wellspring/persistence';
import { verificationPageOf } from '../storage/verifications.js';

/** What an organisation has checked, newest first. */
@Injectable()
export class ReadVerifications {
  constructor(private readonly database: Database) {}

  async execute(
    organisation: string,
    query: { limit: number; cursor?: string | undefined },
  ): Promise<VerificationPage> {
    const rows = await this.database.transaction({ organisation }, (tx) =>
      verificationPageOf(tx, organisation, query),
    );
    const last = rows.length === query.limit ? rows.at(-1) : undefined;
    const items = rows.map(({ id, credential_id, verified_at, ...row }) => ({
      verificationId: id,
      credentialId: credential_id,
      outcome: row.outcome,
      digest: row.digest,
      issuer: row.issuer,
      checks: [...row.checks],
      verifiedAt: verified_at.toISOString(),
    }));
    return { items, ...(last && { next: last.id }) };
  }
}
