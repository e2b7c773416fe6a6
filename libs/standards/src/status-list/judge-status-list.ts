import { textOf } from '../text-of.js';
import { StandardsError } from '../standards-error.js';
import { statusListLength } from './bitstring.js';
import { decodeStatusList, decodeStatusList2021 } from './encoded-list.js';
import type { ReadEntry } from './read-status-entry.js';
import { listOf } from '../json-values.js';

/**
 * The bits of a list (Bitstring Status List 1.0 §3.2). A list with a fault may still revoke, but never clear.
 *
 * @example
 * const judged: StatusListBits = judgeStatusList(list, readEntry, now);
 * judged.fault // undefined
 */
export interface StatusListBits {
  readonly bits: Uint8Array;
  readonly fault?: { readonly code: string; readonly reason: string };
}

const kinds = {
  BitstringStatusListEntry: { credential: 'BitstringStatusListCredential', subject: 'BitstringStatusList' },
  StatusList2021Entry: { credential: 'StatusList2021Credential', subject: 'StatusList2021' },
};

/**
 * The bits of a list credential whose signature is already known to be the issuer's (Bitstring Status List 1.0 §3.2).
 *
 * @param now against which the list's own validity is held
 * @throws StandardsError `STATUS_LIST_TYPE`, `STATUS_PURPOSE`, `STATUS_LIST_MALFORMED`, `STATUS_LIST_LENGTH`
 * @example readStatus(judgeStatusList(list, readEntry, now).bits, 42) // false
 */
export function judgeStatusList(
  list: Readonly<Record<string, unknown>>,
  entry: ReadEntry,
  now: Date,
): StatusListBits {
  const kind = entry.kind === 'StatusList2021Entry' ? entry.kind : 'BitstringStatusListEntry';
  const subject = Object(list['credentialSubject']) as Readonly<Record<string, unknown>>;
  const isTyped =
    listOf(list['type']).includes(kinds[kind].credential) &&
    listOf(subject['type']).includes(kinds[kind].subject);
  if (!isTyped)
    throw new StandardsError('STATUS_LIST_TYPE', 'What the entry names is not a status list of its kind.');
  if (!listOf(subject['statusPurpose']).includes(entry.purpose))
    throw new StandardsError('STATUS_PURPOSE', 'The status list is of another purpose.');
  const encoded = typeof subject['encodedList'] === 'string' ? subject['encodedList'] : '';
  const bits = kind === 'StatusList2021Entry' ? decodeStatusList2021(encoded) : decodeStatusList(encoded);
  if ((bits.length * 8) / entry.size < statusListLength) {
    throw new StandardsError('STATUS_LIST_LENGTH', 'The status list is too short to hide who is asked for.');
  }
  const fault = faultOf(list, entry.list, now);
  return fault ? { bits, fault } : { bits };
}

/**
 * In milliseconds. A list is signed when it is asked for, after the verifier looked at its clock, by a machine with
 * another clock: without it a list made for the asking would not be valid yet.
 */
const mostClockSkew = 300_000;

function faultOf(list: Readonly<Record<string, unknown>>, url: string, now: Date): StatusListBits['fault'] {
  if (list['id'] !== undefined && list['id'] !== url)
    return { code: 'STATUS_LIST_MISMATCH', reason: 'The status list is another than the one that is named.' };
  const [from, until] = [
    list['validFrom'] ?? list['issuanceDate'],
    list['validUntil'] ?? list['expirationDate'],
  ];
  if (from !== undefined && !(Date.parse(textOf(from)) <= now.getTime() + mostClockSkew))
    return { code: 'STATUS_LIST_NOT_YET_VALID', reason: 'The status list is not valid yet.' };
  if (until !== undefined && !(Date.parse(textOf(until)) >= now.getTime()))
    return { code: 'STATUS_LIST_EXPIRED', reason: 'The status list has expired.' };
  return undefined;
}
