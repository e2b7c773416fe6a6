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
const say = (line) => console.log(`  ${line}`);
const result = await playFlow({
  url: process.env.WELLSPRING_URL || profile.url,
  profile,
  say,
  sizes: { programmes: 20, learners: 100, credentials: 500, postings: 40 },
});
await result.close();

const { gained, latency } = result;
say('');
say('stage           this run');
for (const [name, count] of Object.entries(gained)) say(`${name.padEnd(15)} ${count}`);
say('');
say(`reconciliation  issued ${result.issued} = held ${result.held} = profiled ${result.profiled}`);
say(`                live matches ${result.liveMatches} = in the feeds ${result.matchesInFeeds}`);
say(
  `                feed entries ${result.entries} = by webhook ${result.webhooks} = by stream ${result.streamed} = by file ${result.exported}`,
);
say(`                parked events ${result.parked}`);
say('');
say(
  `from issuance to the feed: p50 ${Math.round(latency.p50)} ms, p95 ${Math.round(latency.p95)} ms (${latency.samples} webhooks)`,
);
say(`${(result.issued / result.endSeconds).toFixed(1)} credentials a second from roster to feed`);
const isWhole = result.agrees && result.parked === 0;
say(isWhole ? '\n  Everything adds up.' : '\n  IT DOES NOT ADD UP.');
process.exit(isWhole ? 0 : 1);
