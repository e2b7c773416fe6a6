import { newId, type Transaction } from '@wellspring/persistence';
import { insertActivity } from './activity.js';

/**
 * Keeps a revocation, also of a credential that nobody holds yet, and tells its holders. The first reason
 * stands.
 */
export async function saveRevocation(
  tx: Transaction,
  revoked: { credentialId: string; reason: string; revokedAt: string },
): Promise<void> {
  const at = new Date(revoked.revokedAt);
  const fresh = await tx.query(
    `insert into wallet.revocation (credential_id, reason, revoked_at) values ($1, $2, $3)
     on conflict do nothing returning credential_id`,
    [revoked.credentialId, revoked.reason, at],
  );
  if (fresh.length === 0) return;
  const holders = await tx.query<{ holder: string }>(
    'select holder from wallet.held_credential where credential_id = $1',
    [revoked.credentialId],
  );
  const rows = holders.map(({ holder }) => ({
    id: newId(),
    holder,
    kind: 'revoked' as const,
    sealed_subject: null,
    credential_id: revoked.credentialId,
    at,
  }));
  await insertActivity(tx, rows);
}
