import { StandardsError } from '../standards-error.js';
import { briefBytes } from './brief-bytes.js';

/** The value of a base64url character, for the bits that its last one must leave at zero. */
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const unusedBits = [0, -1, 15, 3];

/**
 * Decodes base64url in its one canonical form: no padding, no other alphabet, no white space, no bits behind the
 * last octet (RFC 7515 §2, RFC 4648 §3.5), so that no two texts carry the same bytes.
 *
 * @throws StandardsError `STANDARDS_BASE64URL`
 * @example decodeBase64url('e30').toString() // '{}'
 */
export function decodeBase64url(text: string): Buffer {
  const unused = unusedBits[text.length % 4] as number;
  const last = alphabet.indexOf(text.charAt(text.length - 1));
  if (unused < 0 || (unused > 0 && (last & unused) !== 0) || !/^[\w-]*$/.test(text)) {
    throw new StandardsError('STANDARDS_BASE64URL', 'A part is not base64url in its canonical form.');
  }
  return Buffer.from(text, 'base64url');
}

/** Encodes text (as UTF-8) or bytes as base64url without padding. @example encodeBase64url('{}') // 'e30' */
export function encodeBase64url(value: string | Uint8Array): string {
  return typeof value === 'string'
    ? briefBytes(value, 'utf8').toString('base64url')
    : Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64url');
}
