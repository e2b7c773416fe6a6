import { describe, expect, it } from '@jest/globals';
import { compareInThreads } from '../testing/differential-in-threads.js';
import { testSeed } from '../testing/random.js';

const seed = testSeed();
process.stdout.write(`WELLSPRING_TEST_SEED=${seed}\n`);

describe('canonicalising five thousand generated documents', () => {
  it('signs the bytes of jsonld.js and rdf-canonize, and takes nothing that they refuse', async () => {
    const tally = await compareInThreads({ documents: 5000, seed, threads: 2 });
    const { differ, ...counts } = tally;
    process.stdout.write(`${JSON.stringify(counts)}\n`);
    expect(differ).toEqual([]);
    expect(tally.documents).toBe(5000);
    expect(tally.agreedFast).toBeGreaterThan(700);
    expect(tally.fellBack).toBeGreaterThan(700);
    expect(tally.codePointOrder).toBeGreaterThan(100);
    expect(tally.refusedByBoth).toBeGreaterThan(500);
    expect(tally.refusedHereOnly).toBeLessThan(5);
  }, 300_000);
});
