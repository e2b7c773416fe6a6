import type { VerificationResult } from '@wellspring/contracts';
import type { Outbox } from '@wellspring/messaging';
import type { Transaction } from '@wellspring/persistence';
import { saveVerification, type HeldRow } from '../storage/held-credentials.js';
import { claimOf } from './claim-of.js';

/** Keeps what a new verification of a held credential found; the first that succeeds claims it. */
export async function recheck(
  tx: Transaction,
  outbox: Outbox,
  held: HeldRow,
  result: VerificationResult,
  now: Date,
): Promise<void> {
  const { outcome, checks } = result;
  const first = outcome === 'verified' && held.claimed_at === null;
  const claimed_at = first ? now : held.claimed_at;
  const { holder, credential_id } = held;
  const verified_at = new Date(result.verifiedAt);
  await saveVerification(tx, { holder, credential_id, outcome, checks, verified_at, claimed_at });
  if (first) await outbox.append(tx, claimOf({ ...held, claimed_at }));
}
