import { isDeepStrictEqual } from 'node:util';
import { isOfType } from '../checks/badges/places.js';
import { listOf, type JsonObject } from '../json-values.js';
import { textOf } from '../text-of.js';
import { StandardsError } from '../standards-error.js';
import { isAddress, type LinkedDocuments } from './linked-documents.js';
import type { Received } from './received.js';
import { verificationKindOf, type VerificationKind } from './verification.js';

/** A document with what its address says of it. */
export interface Standing extends Received {
  readonly kind: VerificationKind | undefined;
  /** Why the address does not answer for it; hosted documents only. */
  readonly fault?: { readonly code: string; readonly reason: string };
  /** The address has a newer form, which is `document`. */
  readonly isChanged: boolean;
  readonly revoked?: { readonly reason?: string };
}

/**
 * A document as it stands now: of one that is hosted, the form that its address has is what counts, and status 410 or
 * `revoked` there takes it back (Open Badges 2.0, Hosted Verification).
 *
 * @param unsaid how it is verified where it does not say so
 * @example (await standingOf(readReceived(JSON.stringify(assertion)), documents)).kind // 'hosted'
 */
export async function standingOf(
  received: Received,
  documents: LinkedDocuments,
  unsaid?: VerificationKind,
): Promise<Standing> {
  const { document } = received;
  const { verification } = document;
  const kind = verification === undefined ? unsaid : verificationKindOf(verification);
  const own = { ...received, kind, isChanged: false, ...revocationIn(document) };
  if (kind !== 'hosted') return own;
  const id = textOf(document['id']);
  try {
    const hosted = await documents.read(id);
    const { revoked } = revocationIn(hosted);
    // Who takes it back need not keep the rest.
    if (revoked) return { ...own, revoked };
    if (!isOfSameType(hosted, document)) return { ...own, fault: notThere(id) };
    return { ...own, document: hosted, isChanged: !isDeepStrictEqual(hosted, document) };
  } catch (error) {
    if (!(error instanceof StandardsError)) throw error;
    const { code, message: reason } = error;
    const body = isAddress(id) ? ((await documents.body(id)) ?? {}) : {};
    // A body that says so is enough, whatever comes with it.
    const isTakenBack = body['revoked'] === true && (body['id'] === undefined || body['id'] === id);
    if (code === 'DOCUMENT_GONE' || isTakenBack) return { ...own, revoked: reasonIn(body) };
    return { ...own, fault: { code, reason } };
  }
}

const isOfSameType = (one: JsonObject, other: JsonObject) =>
  listOf(other['type']).some((type) => isOfType(one, textOf(type)));

const notThere = (id: string) => ({
  code: 'DOCUMENT_OTHER',
  reason: `The document at ${id} is of another type.`,
});

function revocationIn(document: JsonObject): { revoked?: { reason?: string } } {
  return document['revoked'] === true ? { revoked: reasonIn(document) } : {};
}

function reasonIn({ revocationReason }: JsonObject): { reason?: string } {
  return typeof revocationReason === 'string' ? { reason: revocationReason } : {};
}
