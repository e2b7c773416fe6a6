import type { Transaction } from '@wellspring/persistence';
import {
  unknownIssuer,
  type CandidateFacts,
  type Consent,
  type HeldCredential,
} from '../domain/candidate-facts.js';

/** What decides about candidates, for a batch of holders. */
export async function loadFacts(tx: Transaction, holders: readonly string[]): Promise<CandidateFacts[]> {
  const [credentials, consents, erased] = [
    await loadCredentials(tx, holders),
    await loadConsents(tx, holders),
    await tx.query<{ holder: string }>(
      'select holder from matching.erased_holder where holder = any($1::uuid[])',
      [holders],
    ),
  ];
  const gone = new Set(erased.map(({ holder }) => holder));
  return holders.map((holder) => ({
    holder,
    erased: gone.has(holder),
    credentials: credentials.get(holder) ?? [],
    consents: consents.get(holder) ?? [],
  }));
}

/**
 * A credential of this installation counts once its issuer's announcement is here, names the same bytes, and
 * the institution itself brought them to this wallet: whoever was shown a credential can bring its bytes, too.
 * One from elsewhere counts by what the verifier read in it, when the trust registry knows its issuer: anybody
 * can sign something about themselves.
 */
async function loadCredentials(
  tx: Transaction,
  holders: readonly string[],
): Promise<Map<string, HeldCredential[]>> {
  const rows = await tx.query<HeldCredential & { holder: string }>(
    `select holding.holder, holding.credential_id as "credentialId",
            coalesce(issued.items, verification.items) as items,
            verification.outcome = 'verified'
              and case when issued.digest is null
                then holding.organisation_id is null and $2 <> all(verification.warnings)
                else issued.digest = holding.digest and holding.organisation_id is not null end as verified,
            verification.reasons, issued.revoked_at is not null as revoked,
            least(issued.valid_until, verification.valid_until) as "validUntil"
     from matching.holding
     join matching.verification using (holder, credential_id, digest)
     left join matching.issued_credential as issued on issued.credential_id = holding.credential_id
     where holding.holder = any($1::uuid[])
     order by holding.holder, holding.credential_id, holding.digest`,
    [holders, unknownIssuer],
  );
  return grouped(rows);
}

async function loadConsents(tx: Transaction, holders: readonly string[]): Promise<Map<string, Consent[]>> {
  const rows = await tx.query<Consent & { holder: string }>(
    `select holder, granted, records, parties::text[] as parties, until,
            withdrawn_at is not null as withdrawn
     from matching.consent where holder = any($1::uuid[]) order by consent_id`,
    [holders],
  );
  return grouped(rows);
}

function grouped<TRow extends { holder: string }>(rows: readonly TRow[]): Map<string, TRow[]> {
  const groups = new Map<string, TRow[]>();
  for (const row of rows) {
    const group = groups.get(row.holder);
    if (group) group.push(row);
    else groups.set(row.holder, [row]);
  }
  return groups;
}
