import { StandardsError } from '../standards-error.js';

/**
 * The least number of entries, for herd privacy (Bitstring Status List 1.0 §2.2).
 *
 * @example createStatusList().length * 8 // statusListLength
 */
export const statusListLength = 131_072;

/**
 * An empty list of statuses (Bitstring Status List 1.0 §2.2).
 *
 * @param length number of entries
 * @param statusSize bits of each entry (§2.1), 1 to 8
 * @example createStatusList().length // 16384
 */
export function createStatusList(length = statusListLength, statusSize = 1): Uint8Array {
  return new Uint8Array(Math.ceil((length * statusSize) / 8));
}

/**
 * Sets or clears a status of one bit in place; index 0 is the leftmost bit (Bitstring Status List 1.0 §2.2).
 *
 * @throws StandardsError `STATUS_INDEX_RANGE`
 * @example
 * const mine = createStatusList();
 * setStatus(mine, 42, true);
 * readStatus(mine, 42) // true
 */
export function setStatus(bits: Uint8Array, index: number, value: boolean): void {
  writeStatus(bits, index, 1, value ? 1 : 0);
}

/**
 * Reads a status of one bit (Bitstring Status List 1.0 §3.2).
 *
 * @throws StandardsError `STATUS_INDEX_RANGE`
 * @example readStatus(bits, 42) // false
 */
export function readStatus(bits: Uint8Array, index: number): boolean {
  return readStatusValue(bits, index, 1) === 1;
}

/**
 * Writes a status of several bits, its most significant first.
 *
 * @param size bits of each entry, 1 to 8
 * @throws StandardsError `STATUS_INDEX_RANGE`
 * @example
 * const mine = new Uint8Array(1);
 * writeStatus(mine, 3, 2, 0b10);
 * mine[0] // 0b10
 */
export function writeStatus(bits: Uint8Array, index: number, size: number, value: number): void {
  assertIndex(bits, index, size);
  for (let bit = 0; bit < size; bit += 1) {
    const at = index * size + bit;
    const mask = 0x80 >> (at & 7);
    const byte = at >> 3;
    const isSet = ((value >> (size - 1 - bit)) & 1) === 1;
    bits[byte] = isSet ? (bits[byte] ?? 0) | mask : (bits[byte] ?? 0) & ~mask;
  }
}

/**
 * Reads a status of several bits, its most significant first (Bitstring Status List 1.0 §3.2).
 *
 * @param size bits of each entry, 1 to 8
 * @throws StandardsError `STATUS_INDEX_RANGE`
 * @example readStatusValue(new Uint8Array([0b00_01_10_11]), 2, 2) // 0b10
 */
export function readStatusValue(bits: Uint8Array, index: number, size: number): number {
  assertIndex(bits, index, size);
  let value = 0;
  for (let at = index * size; at < (index + 1) * size; at += 1) {
    value = (value << 1) | (((bits[at >> 3] ?? 0) >> (7 - (at & 7))) & 1);
  }
  return value;
}

function assertIndex(bits: Uint8Array, index: number, size: number): void {
  // Bit positions of 4 MiB are below 2^31: beyond, shifting would wrap around into the list.
  if (Number.isSafeInteger(index) && index >= 0 && (index + 1) * size <= bits.length * 8) return;
  throw new StandardsError('STATUS_INDEX_RANGE', `The list has no index ${index}.`);
}
