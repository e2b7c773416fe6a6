import { credentialClaimed } from '@wellspring/contracts';
import { fact } from '@wellspring/messaging';
import type { HeldRow } from '../storage/held-credentials.js';

/** The fact that a credential is held, once it has verified; of one that never did, there is none. */
export function claimOf(
  held: Pick<HeldRow, 'credential_id' | 'digest' | 'holder' | 'subject' | 'organisation_id' | 'claimed_at'>,
) {
  if (!held.claimed_at) return [];
  const data = {
    credentialId: held.credential_id,
    digest: held.digest,
    holder: held.holder,
    ...(held.subject && { subject: held.subject }),
    ...(held.organisation_id && { organisationId: held.organisation_id }),
    claimedAt: held.claimed_at.toISOString(),
  };
  return [fact(credentialClaimed, data)];
}
