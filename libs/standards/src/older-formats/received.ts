import type { JsonObject } from '../json-values.js';
import { readJsonObject } from '../credentials/read-json-object.js';
import { isCompactJws, readJws } from '../jose/jws.js';
import { StandardsError } from '../standards-error.js';
import { isAddress, type LinkedDocuments } from './linked-documents.js';
import { normalized } from './normalized.js';

const maxBytes = 5_000_000;

/**
 * A document of Open Badges 2.0 or CLR 1.0 as it came: from a file, a picture, or an address.
 *
 * @example
 * const received: Received = readReceived(JSON.stringify(assertion));
 * received.document['type'] // 'Assertion'
 */
export interface Received {
  readonly document: JsonObject;
  readonly format: 'json' | 'jws';
  /** The exact text. */
  readonly text: string;
}

/**
 * Reads an Assertion (Open Badges 2.0, Assertion) or a Clr (CLR 1.0, Clr): JSON, or a compact JWS of one.
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

/**
 * Reads what a person gave: an Assertion or a Clr as {@link readReceived}, or the address of one, as pictures carry it.
 *
 * @throws StandardsError as `readReceived`, and of an address as `LinkedDocuments.read`
 * @example (await receivedOrFetched('https://academy.example/assertions/17', documents)).document['type'] // 'Assertion'
 */
export async function receivedOrFetched(text: string, documents: LinkedDocuments): Promise<Received> {
  const address = text.trim();
  if (!isAddress(address)) return readReceived(text);
  return { document: await documents.read(address), format: 'json', text: address };
}
