import { isObject, listOf, type JsonObject } from '../json-values.js';
import { isUri } from '../credentials/fields.js';

/**
 * A status entry of any kind that is read here (Bitstring Status List 1.0 §2.1, StatusList2021, 1EdTechRevocationList).
 *
 * @example
 * const read: ReadEntry | undefined = readStatusEntry(entry);
 * read?.kind // 'BitstringStatusListEntry'
 */
export interface ReadEntry {
  readonly kind: 'BitstringStatusListEntry' | 'StatusList2021Entry' | '1EdTechRevocationList';
  /** Where the list is. */
  readonly list: string;
  readonly purpose: string;
  readonly index: number;
  /** Bits of each status. */
  readonly size: number;
  /** For purpose `message`: what each status says. */
  readonly messages: Messages;
}

type Messages = ReadonlyMap<number, string>;

const bits = new Set<unknown>([1, 2, 3, 4, 5, 6, 7, 8]);
const noMessages: Messages = new Map();
const kinds: ReadonlySet<unknown> = new Set<ReadEntry['kind']>([
  'BitstringStatusListEntry',
  'StatusList2021Entry',
  '1EdTechRevocationList',
]);

/** Whether a status entry is of a kind that is read here. @example isReadKind({ type: 'BitstringStatusListEntry' }) // true */
export function isReadKind(entry: unknown): boolean {
  return isObject(entry) && listOf(entry['type']).some((type) => kinds.has(type));
}

/**
 * A credential's status entry (Bitstring Status List 1.0 §2.1, StatusList2021, 1EdTechRevocationList).
 *
 * @returns undefined when it is of another kind, or not as its kind says: a size above 1 without a message for each
 * status (§2.1), for example
 * @example readStatusEntry(entry)?.index // 42
 * @example readStatusEntry({ type: 'Lottery', id: 'https://example.org/lottery' }) // undefined
 */
export function readStatusEntry(entry: unknown): ReadEntry | undefined {
  if (!isObject(entry)) return undefined;
  const type = listOf(entry['type']).find((each) => kinds.has(each));
  if (type === '1EdTechRevocationList') return revocationEntry(type, entry['id']);
  return type === 'BitstringStatusListEntry' || type === 'StatusList2021Entry'
    ? bitstringEntry(type, entry)
    : undefined;
}

function revocationEntry(kind: '1EdTechRevocationList', list: unknown): ReadEntry | undefined {
  if (!isUri(list)) return undefined;
  return { kind, list, purpose: 'revocation', index: 0, size: 1, messages: noMessages };
}

function bitstringEntry(
  kind: 'BitstringStatusListEntry' | 'StatusList2021Entry',
  entry: JsonObject,
): ReadEntry | undefined {
  const { statusPurpose: purpose, statusListCredential: list, statusSize: size = 1 } = entry;
  const index = indexOf(entry['statusListIndex']);
  const messages = messagesOf(entry['statusMessage']);
  if (typeof purpose !== 'string' || purpose === '' || !isUri(list)) return undefined;
  if (index === undefined || !messages || !bits.has(size)) return undefined;
  const states = 2 ** (size as number);
  if ((states > 2 || messages.length > 0) && messages.length !== states) return undefined;
  const told = messages.length > 0 ? new Map(messages) : noMessages;
  return { kind, list, purpose, index, size: size as number, messages: told };
}

/** The standard wants text; 1EdTech's own samples have a number, and a revoked credential is to be told as revoked. */
function indexOf(value: unknown): number | undefined {
  if (typeof value === 'string') return /^\d{1,16}$/.test(value) ? Number(value) : undefined;
  return Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : undefined;
}

/** What each status says, if it is said as §2.1 has it; the largest size has 256 of them. */
function messagesOf(value: unknown): [status: number, message: string][] | undefined {
  if (value === undefined) return [];
  if (!Array.isArray(value) || value.length > 256) return undefined;
  const messages: [number, string][] = [];
  for (const each of value as unknown[]) {
    const { status, message } = isObject(each) ? each : {};
    if (typeof status !== 'string' || !/^0x[0-9a-f]{1,2}$/i.test(status)) return undefined;
    if (typeof message !== 'string') return undefined;
    messages.push([Number(status), message]);
  }
  return messages;
}
