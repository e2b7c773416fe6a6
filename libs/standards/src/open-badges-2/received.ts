import { isDeepStrictEqual } from 'node:util';
import { isObject } from '../checks/badges/places.js';
import { readJsonObject, type JsonObject } from '../credentials/read-json-object.js';
import { isCompactJws, readJws } from '../jose/jws.js';
import { StandardsError } from '../standards-error.js';
import { isAddress, type LinkedDocuments } from './linked-documents.js';
import { textOf } from '../credentials/text-of.js';
import { normalized } from './normalized.js';
import { verificationKindOf, type VerificationKind } from './verification.js';

const maxBytes = 5_000_000;

/** A document as it came: from a file, a picture, or an address. */
export interface Received {
  readonly document: JsonObject;
  readonly format: 'json' | 'jws';
  /** The exact text. */
  readonly text: string;
}

/**
 * Reads an Assertion or a Clr: JSON, or a compact JWS of one.
 *
 * @throws StandardsError `STANDARDS_TOO_LARGE`, and as `readJws` and `readJsonObject`
 * @example readReceived('{"type":"Assertion"}').format // 'json'
 */
export function readReceived(text: string): Received {
  if (Buffer.byteLength(text) > maxBytes)
    throw new StandardsError('STANDARDS_TOO_LARGE', 'A credential of more than 5 MB is not read.');
  const trimmed = text.trim();
  if (isCompactJws(trimmed))
    return { document: normalized(readJws(trimmed).payload), format: 'jws', text: trimmed };
  return { document: normalized(readJsonObject(trimmed, 'This')), format: 'json', text };
}

/** Whether a document is of a type. @example isOfType({ type: ['Assertion'] }, 'Assertion') // true */
export function isOfType(document: JsonObject, type: string): boolean {
  return [document['type']].flat().includes(type);
}

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
 * @example (await standingOf(readReceived(text), linkedDocuments(fetchDocument))).kind
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
  [other['type']].flat().some((type) => isOfType(one, textOf(type)));

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

/** A document that another links to or carries, as far as it could be had. */
export interface Linked {
  readonly document?: JsonObject;
  /** It came from its own address, whose owner answers for it. */
  readonly isConfirmed: boolean;
  readonly fault?: { readonly code: string; readonly reason: string };
}

/**
 * What a member links to or carries. One that must answer for itself, as an issuer, is fetched from the address that is
 * its `id` even where it is carried: what a badge says of its issuer is the badge's word.
 *
 * @example await linkedOf('https://example.org/badge', linkedDocuments(fetchDocument))
 */
export async function linkedOf(
  value: unknown,
  documents: LinkedDocuments,
  mustAnswer = false,
): Promise<Linked> {
  const id = isObject(value) ? value['id'] : value;
  // An object that is nothing but its identifier is a link, as JSON-LD writes one.
  const isCarried = isObject(value) && Object.keys(value).some((name) => name !== 'id');
  const carried = isCarried ? { document: value } : {};
  if (isCarried && (!mustAnswer || !isAddress(id))) return { ...carried, isConfirmed: false };
  try {
    return { document: await documents.read(textOf(id)), isConfirmed: true };
  } catch (error) {
    if (!(error instanceof StandardsError)) throw error;
    return { ...carried, isConfirmed: false, fault: { code: error.code, reason: error.message } };
  }
}
