import type { HeldCredential, HeldCredentialDetail } from '@wellspring/contracts';
import { displayCredential } from '../domain/display-credential.js';
import type { HeldWithRevocation } from '../storage/held-credentials.js';

/** A held credential and its exact text. */
export interface OpenedCredential {
  readonly row: HeldWithRevocation;
  readonly text: string;
}

export function heldMessage({ row, text }: OpenedCredential): HeldCredential {
  const { name, issuerName } = displayCredential(text);
  return {
    credentialId: row.credential_id,
    name,
    issuerName,
    format: row.format,
    digest: row.digest,
    state: stateOf(row),
    revokedReason: row.revoked_reason,
    origin: row.origin,
    validUntil: row.valid_until?.toISOString() ?? null,
    receivedAt: row.received_at.toISOString(),
  };
}

export function heldDetailMessage(opened: OpenedCredential): HeldCredentialDetail {
  const { name: _, issuerName: __, skills, ...displayed } = displayCredential(opened.text);
  return {
    ...heldMessage(opened),
    ...displayed,
    skills: [...skills],
    checks: [...opened.row.checks],
    verifiedAt: opened.row.verified_at.toISOString(),
  };
}

/** A revocation that the institution told of outweighs what was found before it. */
function stateOf(row: HeldWithRevocation): HeldCredential['state'] {
  if (row.revoked_reason !== null) return 'revoked';
  return row.outcome === 'verified' ? 'held' : 'refused';
}
