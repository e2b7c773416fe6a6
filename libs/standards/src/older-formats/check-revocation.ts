import { fail, pass, skip, type CheckResult } from '../checks/check.js';
import type { JsonObject } from '../json-values.js';
import { StandardsError } from '../standards-error.js';
import type { LinkedDocuments } from './linked-documents.js';
import { textOf } from '../text-of.js';
import type { Linked } from './linked.js';
import type { Standing } from './standing.js';

const name = 'status';
const maxRevocations = 1_000_000;

/**
 * The issuer has not taken it back (Open Badges 2.0, RevocationList; CLR 1.0): of a hosted document its address says so,
 * by status 410 or `revoked`; of a signed one the list that the issuer's Profile names.
 *
 * @example (await checkRevocation(standing, linkedIssuer, documents)).outcome // 'pass'
 */
export async function checkRevocation(
  { document, kind, revoked, fault }: Standing,
  issuer: Linked,
  documents: LinkedDocuments,
): Promise<CheckResult> {
  if (revoked) return takenBack(revoked.reason);
  if (kind === 'hosted')
    return fault
      ? fail(name, 'STATUS_UNREACHABLE', `Its address does not tell: ${fault.reason}`)
      : pass(name, 'Its address still has it.');
  const address = issuer.document?.['revocationList'];
  if (address === undefined) return skip(name, 'The issuer names no revocation list; it cannot be revoked.');
  try {
    return judged(await documents.read(textOf(address)), document, issuer.document?.['id']);
  } catch (error) {
    if (!(error instanceof StandardsError)) throw error;
    return fail(name, 'STATUS_UNREACHABLE', `The revocation list: ${error.message}`);
  }
}

function judged(list: JsonObject, document: JsonObject, issuer: unknown): CheckResult {
  const named = list['issuer'];
  if ((typeof named === 'string' ? named : (Object(named) as JsonObject)['id']) !== issuer)
    return fail(name, 'STATUS_FOREIGN', 'The revocation list is not of the issuer.');
  const entries = list['revokedAssertions'];
  if (!Array.isArray(entries) || entries.length > maxRevocations)
    return fail(name, 'STATUS_LIST_MALFORMED', 'The revocation list has no list of revokedAssertions.');
  const { id, uid } = document;
  for (const entry of entries as unknown[]) {
    const { id: revokedId, uid: revokedUid, revocationReason } = Object(entry) as JsonObject;
    const isMeant = entry === id || revokedId === id || (uid !== undefined && revokedUid === uid);
    if (isMeant) return takenBack(revocationReason);
  }
  return pass(name, 'The issuer has not revoked it.');
}

const takenBack = (reason: unknown) =>
  fail(name, 'REVOKED', `The issuer has revoked it${typeof reason === 'string' ? `: ${reason}` : '.'}`);
