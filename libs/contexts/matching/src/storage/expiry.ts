import type { Transaction } from '@wellspring/persistence';
import type { PendingCandidate } from './pending.js';

interface Expired {
  readonly holder: string;
  readonly id: string;
  readonly at: Date;
}

/** Candidates for whom a consent or a credential has run out since the last look. */
export async function takeExpired(tx: Transaction, now: Date): Promise<PendingCandidate[]> {
  const consents = await tx.query<Expired>(
    `update matching.consent set expiry_marked = true where until <= $1 and not expiry_marked
     returning holder, consent_id as id, until as at`,
    [now],
  );
  const verified = await tx.query<Expired>(
    `update matching.verification set expiry_marked = true where valid_until <= $1 and not expiry_marked
     returning holder, verification_id as id, valid_until as at`,
    [now],
  );
  const issued = await tx.query<Expired>(
    `with expired as (
       update matching.issued_credential set expiry_marked = true
       where valid_until <= $1 and not expiry_marked returning credential_id, valid_until)
     select distinct on (holding.holder) holding.holder, verification.verification_id as id,
            expired.valid_until as at
     from expired join matching.holding using (credential_id)
     join matching.verification using (holder, credential_id, digest)
     order by holding.holder, expired.valid_until desc, verification.verification_id`,
    [now],
  );
  return [
    ...consents.map((each) => markOf('consent.expired', each)),
    ...[...verified, ...issued].map((each) => markOf('credential.expired', each)),
  ];
}

/** Time is nobody's event: the cause names what ran out, and when. */
function markOf(event: string, { holder, id, at }: Expired): PendingCandidate {
  return { holder, cause: { event, eventId: id, occurredAt: at.toISOString() } };
}
