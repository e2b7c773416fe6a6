import { describe, expect, it } from '@jest/globals';
import { compareInThreads } from '../testing/differential-in-threads.js';
import { testSeed } from '../testing/random.js';

const seed = testSeed();
process.stdout.write(`WELLSPRING_TEST_SEED=${seed}\n`);

describe('canonicalising generated documents', () => {
  it('signs the bytes of jsonld.js and rdf-canonize, and takes nothing that they refuse', async () => {
    const tally = await compareInThreads({ documents: 150, seed, threads: 1 });
    expect(tally.differ).toEqual([]);
    expect(tally.documents).toBe(150);
    expect(tally.agreedFast).toBeGreaterThan(10);
    expect(tally.fellBack).toBeGreaterThan(20);
    expect(tally.refusedByBoth).toBeGreaterThan(15);
  });
});
