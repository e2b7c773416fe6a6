import type { Consent } from '@wellspring/contracts';
import type { ConsentRow } from '../storage/consents.js';

/** The receipt of a consent. */
export function consentMessage(row: ConsentRow): Consent {
  return {
    consentId: row.id,
    purpose: row.purpose,
    records: row.records,
    parties: row.parties,
    until: row.until.toISOString(),
    grantedAt: row.granted_at.toISOString(),
    withdrawnAt: row.withdrawn_at?.toISOString() ?? null,
  };
}
