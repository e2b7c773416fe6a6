import { StandardsError } from '../standards-error.js';
import { listOf } from '../json-values.js';

/** More is not searched: whoever has so many revocations uses a bitstring. */
const maxRevocations = 1_000_000;

/**
 * What a 1EdTechRevocationList says of one credential, as Open Badges 3.0 has it.
 *
 * @example
 * const answer: RevocationListAnswer = readRevocationList({ issuer: did, revokedCredential: [] }, id, did);
 * answer.revoked // false
 */
export interface RevocationListAnswer {
  readonly revoked: boolean;
  readonly reason?: string;
}

/**
 * What a 1EdTechRevocationList (the kind that Open Badges 3.0 deprecates for bitstrings) says of a credential: it is
 * revoked when the list names it, unless with `revoked: false`.
 *
 * @param list the document at the entry's `id`, parsed
 * @param credentialId the credential's `id`
 * @param issuer the credential's issuer: a list that names another speaks of other credentials
 * @throws StandardsError `STATUS_LIST_MALFORMED`, `STATUS_FOREIGN`
 * @example readRevocationList({ issuer: did, revokedCredential: [{ id }] }, id, did) // { revoked: true }
 */
export function readRevocationList(
  list: Readonly<Record<string, unknown>>,
  credentialId: string,
  issuer: string,
): RevocationListAnswer {
  // A verifiable credential around the list has it as its subject.
  const subject = (list['credentialSubject'] ?? list) as Readonly<Record<string, unknown>>;
  const named = (list['issuer'] ?? subject['issuer']) as { id?: unknown } | string | undefined;
  if ((typeof named === 'string' ? named : named?.id) !== issuer) {
    throw new StandardsError('STATUS_FOREIGN', 'The revocation list is not of the issuer.');
  }
  const { revokedCredential } = subject;
  if (revokedCredential === undefined || revokedCredential === null) {
    throw new StandardsError('STATUS_LIST_MALFORMED', 'The revocation list names no revokedCredential.');
  }
  const entries = listOf(revokedCredential);
  if (entries.length > maxRevocations) {
    throw new StandardsError(
      'STATUS_LIST_MALFORMED',
      'A revocation list of more than a million is not read.',
    );
  }
  for (const entry of entries) {
    const { id, revoked, revocationReason } = Object(entry) as Readonly<Record<string, unknown>>;
    if ((entry !== credentialId && id !== credentialId) || revoked === false) continue;
    return typeof revocationReason === 'string'
      ? { revoked: true, reason: revocationReason }
      : { revoked: true };
  }
  return { revoked: false };
}
