import { gunzipSync, gzipSync } from 'node:zlib';
import { StandardsError } from '../standards-error.js';

/** A list of more is not read: a few hundred bytes of gzip could ask for gigabytes. */
const maxListBytes = 4 * 1024 * 1024;

/**
 * The `encodedList` of bits: gzip, multibase base64url (Bitstring Status List 1.0 §2.2).
 *
 * @example encodeStatusList(createStatusList()) // 'uH4sIAAAAAAAA…'
 */
export function encodeStatusList(bits: Uint8Array): string {
  return `u${gzipSync(bits).toString('base64url')}`;
}

/**
 * The bits of an `encodedList`, never more than 4 MiB of them (Bitstring Status List 1.0 §2.2).
 *
 * @throws StandardsError `STATUS_LIST_MALFORMED` without the prefix `u`, with another alphabet, or when not gzip
 * @example decodeStatusList(encodeStatusList(bits)).length // 16384
 */
export function decodeStatusList(encoded: string): Uint8Array {
  if (!encoded.startsWith('u')) {
    throw new StandardsError(
      'STATUS_LIST_MALFORMED',
      'The status list is not written in multibase base64url.',
    );
  }
  return inflate(encoded.slice(1));
}

/**
 * The bits of an `encodedList` of StatusList2021: base64url without a multibase prefix; a prefixed one is read too.
 *
 * @throws StandardsError `STATUS_LIST_MALFORMED`
 * @example decodeStatusList2021(encodeStatusList(bits).slice(1)).length // 16384
 */
export function decodeStatusList2021(encoded: string): Uint8Array {
  return inflate(encoded.startsWith('u') ? encoded.slice(1) : encoded);
}

function inflate(text: string): Uint8Array {
  try {
    if (!/^[\w-]+={0,2}$/.test(text)) throw new Error('another alphabet');
    return gunzipSync(Buffer.from(text, 'base64url'), { maxOutputLength: maxListBytes });
  } catch {
    throw new StandardsError('STATUS_LIST_MALFORMED', 'The status list cannot be decoded.');
  }
}
