import { createHmac } from 'node:crypto';
import { statusListLength } from './bitstring.js';

const half = 9;
const mask = (1 << half) - 1;

/**
 * The status index of the n-th credential of a list (Bitstring Status List 1.0 §2.1): a keyed permutation, so that indexes
 * look random, tell nobody the order of issuing, and never collide. Four Feistel rounds over 18 bits, walked until the
 * result is inside the list.
 *
 * @param key secret, of any length; whoever has it can tell the order
 * @param listId one text for each list, such as its address
 * @param n from 0, less than `statusListLength`
 * @example statusIndexOf(Buffer.alloc(32), 'https://college.example/status/1', 0) // 122850
 */
export function statusIndexOf(key: Uint8Array, listId: string, n: number): number {
  let value = n;
  do value = permute(key, listId, value);
  while (value >= statusListLength);
  return value;
}

function permute(key: Uint8Array, listId: string, value: number): number {
  let [left, right] = [value >> half, value & mask];
  for (let round = 0; round < 4; round += 1) {
    const mixed =
      createHmac('sha256', key).update(`${listId}:${round}:${right}`).digest().readUInt16BE(0) & mask;
    [left, right] = [right, left ^ mixed];
  }
  return (left << half) | right;
}
