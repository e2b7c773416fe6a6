/** `npm run demo` on a started system: the flow with real data, the count at every stage, the reconciliation. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { playFlow } from './demo/flow.mjs';

const data = process.env.WELLSPRING_DATA || '.wellspring';
const profile = await readFile(join(data, 'profile.json'), 'utf8').then(JSON.parse, () => undefined);
if (!profile) {
  console.error(`No demonstration in ${data}: start one with npm start, or say WELLSPRING_DATA.`);
  process.exit(1);
}
const url = process.env.WELLSPRING_URL || profile.url;
const say = (line) => console.log(`  ${line}`);
const result = await playFlow({
  url,
  profile,
  say,
  sizes: { programmes: 20, learners: 100, credentials: 500, postings: 40 },
});
const { gained, latency } = result;
say('');
say('stage           this run');
for (const [name, count] of Object.entries(gained)) say(`${name.padEnd(15)} ${count}`);
say('');
say(`reconciliation  issued ${result.issued} = held ${result.held} = claimed ${gained.claimed}`);
say(
  `                feed entries ${result.entries} = by webhook ${result.webhooks} = by file ${result.exported}`,
);
say(`                parked events ${result.parked}`);
say(
  `from the fact behind a feed entry to its webhook: p50 ${latency.p50} ms, p95 ${latency.p95} ms (${latency.samples} samples)`,
);
say(`${(result.issued / result.endSeconds).toFixed(1)} credentials a second from roster to feed`);
say(result.agrees ? '\nEverything adds up.' : '\nIT DOES NOT ADD UP.');
process.exit(result.agrees ? 0 : 1);
