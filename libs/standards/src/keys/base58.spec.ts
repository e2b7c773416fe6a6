import { randomInt } from 'node:crypto';
import { afterAll, describe, expect, it } from '@jest/globals';
import { encode } from 'base58-universal';
import fc from 'fast-check';
import { decodeBase58, encodeBase58 } from './base58.js';

const seed = randomInt(2 ** 31);
afterAll(() => {
  process.stdout.write(`base58: seed ${seed}\n`);
});

describe('base58', () => {
  it('is that of the reference for any bytes, zeros in front included, and comes back', () => {
    const zeros = fc.uint8Array({ max: 0, maxLength: 3 });
    fc.assert(
      fc.property(zeros, fc.uint8Array({ minLength: 1, maxLength: 100 }), (front, back) => {
        const bytes = Uint8Array.from([...front, ...back]);
        expect(encodeBase58(bytes)).toBe(encode(bytes));
        expect(decodeBase58(encodeBase58(bytes))).toEqual(bytes);
      }),
      { seed, numRuns: 500 },
    );
  });
});
