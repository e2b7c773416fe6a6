import { gunzipSync, gzipSync } from 'node:zlib';
import { credentialsV2 } from '../contexts/pinned-contexts.js';
import type { StatusEntry } from '../credentials/schemas.js';
import type { JsonDocument } from '../integrity/data-integrity-proof.js';
import { StandardsError } from '../standards-error.js';

/** The least length for herd privacy (Bitstring Status List 1.0 §3.1): 16 KiB of bits. */
export const statusListLength = 131_072;
const maxListBytes = 4 * 1024 * 1024;

/** An empty list of statuses. */
export function createStatusList(length = statusListLength): Uint8Array {
  return new Uint8Array(Math.ceil(length / 8));
}

/** Sets or clears a status; index 0 is the leftmost bit (§3.2). */
export function setStatus(bits: Uint8Array, index: number, value: boolean): void {
  const byte = index >> 3;
  const mask = 0x80 >> (index & 7);
  if (byte >= bits.length) throw new StandardsError('STATUS_INDEX_RANGE', `The list has no index ${index}.`);
  bits[byte] = value ? (bits[byte] ?? 0) | mask : (bits[byte] ?? 0) & ~mask;
}

/** Reads a status. @throws StandardsError `STATUS_INDEX_RANGE` */
export function readStatus(bits: Uint8Array, index: number): boolean {
  if (index >> 3 >= bits.length)
    throw new StandardsError('STATUS_INDEX_RANGE', `The list has no index ${index}.`);
  return ((bits[index >> 3] ?? 0) & (0x80 >> (index & 7))) !== 0;
}

/** The `encodedList` of bits: gzip, multibase base64url (§2.2). */
export function encodeStatusList(bits: Uint8Array): string {
  return `u${gzipSync(bits).toString('base64url')}`;
}

/** The bits of an `encodedList`, never more than 4 MiB of them. @throws StandardsError `STATUS_LIST_MALFORMED` */
export function decodeStatusList(encoded: string): Uint8Array {
  const text = encoded.startsWith('u') ? encoded.slice(1) : encoded;
  try {
    return gunzipSync(Buffer.from(text, 'base64url'), { maxOutputLength: maxListBytes });
  } catch {
    throw new StandardsError('STATUS_LIST_MALFORMED', 'The status list cannot be decoded.');
  }
}

/** The entry of a credential in a list. */
export function statusListEntry(
  list: string,
  index: number,
  purpose: 'revocation' | 'suspension' = 'revocation',
): StatusEntry {
  return {
    id: `${list}#${index}`,
    type: 'BitstringStatusListEntry',
    statusPurpose: purpose,
    statusListIndex: String(index),
    statusListCredential: list,
  };
}

/** An unsigned BitstringStatusListCredential. */
export function buildStatusListCredential(input: {
  id: string;
  issuer: string;
  validFrom: Date;
  bits: Uint8Array;
  purpose?: 'revocation' | 'suspension';
}): JsonDocument {
  return {
    '@context': [credentialsV2],
    id: input.id,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer: input.issuer,
    validFrom: input.validFrom.toISOString(),
    credentialSubject: {
      id: `${input.id}#list`,
      type: 'BitstringStatusList',
      statusPurpose: input.purpose ?? 'revocation',
      encodedList: encodeStatusList(input.bits),
    },
  };
}
