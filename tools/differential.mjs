/**
 * `node tools/differential.mjs --documents 100000 --seed 7`: canonicalises generated documents here and with
 * jsonld.js and rdf-canonize, prints what became of them, and fails at the first difference.
 */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { buildServer } from './build.mjs';

const { values } = parseArgs({
  options: { documents: { type: 'string', default: '20000' }, seed: { type: 'string' } },
});
await buildServer();
const { compareInThreads } = await import('../libs/standards/dist/testing/differential-in-threads.js');

const seed = Number(values.seed ?? Date.now() % 1_000_000_000);
console.log(`seed ${seed}`);
await compareInThreads({
  documents: Number(values.documents),
  seed,
  threads: availableParallelism(),
  onProgress: ({ differ, ...counts }) => {
    console.log(JSON.stringify(counts));
    if (differ.length === 0) return;
    for (const { why, document } of differ.slice(0, 3)) console.log(`${why}\n${JSON.stringify(document)}`);
    console.log(`${differ.length} DIFFER`);
    process.exit(1);
  },
});
