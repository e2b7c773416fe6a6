import { isObject, type JsonObject } from '../json-values.js';
import { textOf } from '../text-of.js';
import { StandardsError } from '../standards-error.js';
import { isAddress, type LinkedDocuments } from './linked-documents.js';

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
 * @example (await linkedOf('https://academy.example/issuer', documents)).isConfirmed // true
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
