import { Piscina } from 'piscina';
import type { compareWithReference, DifferentialTally } from './differential.js';

/** Threads run what is compiled: within Jest's module loader, jsonld.js takes twice the time. */
const entry = new URL(
  import.meta.url.endsWith('.ts') ? '../../dist/testing/differential-worker.js' : './differential-worker.js',
  import.meta.url,
);

/** Documents of one seed; those after them are of the next one. */
const documentsOfASeed = 500;

/**
 * `compareWithReference` over many documents, by threads: the first five hundred are of the seed, the next five
 * hundred of the seed after it, and so on, so that the same documents are made however many threads there are.
 *
 * @param onProgress called with the sum so far
 * @example const { differ } = await compareInThreads({ documents: 5000, seed: 1, threads: 2 })
 */
export async function compareInThreads({
  documents,
  seed,
  threads,
  onProgress,
}: {
  documents: number;
  seed: number;
  threads: number;
  onProgress?: (sum: DifferentialTally) => void;
}): Promise<DifferentialTally> {
  const pool = new Piscina<Parameters<typeof compareWithReference>[0], DifferentialTally>({
    filename: entry.href,
    maxThreads: threads,
  });
  const seeds = Array.from({ length: Math.ceil(documents / documentsOfASeed) }, (_, at) => ({
    documents: Math.min(documentsOfASeed, documents - at * documentsOfASeed),
    seed: seed + at,
  }));
  try {
    let sum = noDocuments;
    await Promise.all(
      seeds.map(async (each) => {
        const tally = await pool.run(each);
        sum = add(sum, tally);
        onProgress?.(sum);
      }),
    );
    return sum;
  } finally {
    await pool.destroy();
  }
}

const noDocuments: DifferentialTally = {
  documents: 0,
  agreedFast: 0,
  fellBack: 0,
  refusedByBoth: 0,
  refusedHereOnly: 0,
  codePointOrder: 0,
  differ: [],
};

function add(one: DifferentialTally, other: DifferentialTally): DifferentialTally {
  return {
    documents: one.documents + other.documents,
    agreedFast: one.agreedFast + other.agreedFast,
    fellBack: one.fellBack + other.fellBack,
    refusedByBoth: one.refusedByBoth + other.refusedByBoth,
    refusedHereOnly: one.refusedHereOnly + other.refusedHereOnly,
    codePointOrder: one.codePointOrder + other.codePointOrder,
    differ: [...one.differ, ...other.differ],
  };
}
