/**
 * `node tools/differential.mjs --documents 100000 --seed 7`: canonicalises generated documents here and with
 * jsonld.js and rdf-canonize, prints what became of them, and fails at the first thousand's difference.
 */
import { parseArgs } from 'node:util';
import { buildServer } from './build.mjs';

const { values } = parseArgs({
  options: { documents: { type: 'string', default: '20000' }, seed: { type: 'string' } },
});
await buildServer();
const { compareWithReference } = await import('../libs/standards/dist/testing/differential.js');

const wanted = Number(values.documents);
let seed = Number(values.seed ?? Date.now() % 1_000_000_000);
const total = {};
for (let done = 0; done < wanted; done += 1000, seed += 1) {
  const { differ, ...counts } = await compareWithReference({
    documents: Math.min(1000, wanted - done),
    seed,
  });
  for (const [name, count] of Object.entries(counts)) total[name] = (total[name] ?? 0) + count;
  console.log(`seed ${seed}: ${JSON.stringify(total)}`);
  if (differ.length > 0) {
    for (const { why, document } of differ.slice(0, 3)) console.log(`${why}\n${JSON.stringify(document)}`);
    console.log(`${differ.length} DIFFER`);
    process.exit(1);
  }
}
