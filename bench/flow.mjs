/**
 * `npm run bench:flow` on a started demonstration: credentials per second from roster to feed and the time
 * from the signing of a credential to the webhook of its entry, beside the bare cost of signing on one core.
 */
import { generateKeyPairSync, sign } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { playFlow } from '../tools/demo/flow.mjs';

const data = process.env.WELLSPRING_DATA || '.wellspring';
const profile = JSON.parse(await readFile(join(data, 'profile.json'), 'utf8'));

/** Ed25519 signatures of 64 bytes, as a Data Integrity proof makes, per second. */
function rawSignatures() {
  const { privateKey } = generateKeyPairSync('ed25519');
  const bytes = Buffer.alloc(64, 1);
  const until = performance.now() + 1000;
  let count = 0;
  while (performance.now() < until) {
    sign(null, bytes, privateKey);
    count += 1;
  }
  return count;
}

const sizes = { programmes: 20, learners: 50, credentials: Number(process.argv[2] ?? 500), postings: 40 };
const result = await playFlow({
  url: process.env.WELLSPRING_URL || profile.url,
  profile,
  say: () => undefined,
  sizes,
});
await result.close();
const raw = rawSignatures();
const issued = result.issued / result.issuedSeconds;
const whole = result.issued / result.endSeconds;
console.log(`raw Ed25519, one core          ${raw} /s`);
console.log(`issued (signed and stored)     ${issued.toFixed(1)} /s   1 : ${(raw / issued).toFixed(0)}`);
console.log(`from roster to feed            ${whole.toFixed(1)} /s   1 : ${(raw / whole).toFixed(0)}`);
const { p50, p95, samples } = result.latency;
console.log(
  `issuance to webhook            p50 ${Math.round(p50)} ms, p95 ${Math.round(p95)} ms, ${samples} samples`,
);
console.log(result.agrees ? 'everything adds up' : 'IT DOES NOT ADD UP');
process.exit(result.agrees ? 0 : 1);
