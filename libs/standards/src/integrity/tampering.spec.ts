import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { DataIntegrityProof, JsonDocument } from './data-integrity-proof.js';
import { signDataIntegrity } from './sign-data-integrity.js';
import {
  created,
  credential,
  formOf,
  keyOf,
  keys,
  plainNumber,
  replaced,
  suites,
  valuesOf,
  verified,
  type Path,
} from './testing/tampered.js';
import { testSeed } from '../testing/random.js';
import { verifyDataIntegrity } from './verify-data-integrity.js';

const seed = testSeed();
process.stdout.write(`WELLSPRING_TEST_SEED=${seed}\n`);

/** Sample documents of a run, each with its own way of being altered. */
const altered = fc.record({
  credential,
  which: fc.nat(),
  suffix: fc.constantFrom('x', ' ', '0', 'é'),
  other: plainNumber,
});

describe.each(suites)('what %s signed with a key of %s', (cryptosuite, algorithm) => {
  const sign = (document: JsonDocument) =>
    signDataIntegrity(document, { key: keys[algorithm], created, cryptosuite, nonce: 'n' });

  it('verifies once it is serialised and parsed', async () => {
    await fc.assert(
      fc.asyncProperty(credential, async (document) => {
        expect(await verified(JSON.parse(JSON.stringify(await sign(document))))).toBe(true);
      }),
      { seed, numRuns: 15 },
    );
  });

  it('does not verify once a text or number of it, the proof included, is another or is gone', async () => {
    await fc.assert(
      fc.asyncProperty(altered, async ({ credential: document, which, suffix, other }) => {
        const signed = await sign(document);
        const paths = valuesOf(signed);
        const path = paths[which % paths.length] ?? [];
        const old = path.reduce<unknown>((value, name) => (value as Record<string, unknown>)[name], signed);
        if (typeof old === 'number') fc.pre((await formOf(old)) !== (await formOf(other)));
        const changed = typeof old === 'number' ? other : `${String(old)}${suffix}`;
        expect(await verified(replaced(signed, path, () => changed))).toBe(false);
        expect(await verified(replaced(signed, path, () => undefined))).toBe(false);
      }),
      { seed, numRuns: 60 },
    );
  });

  it('does not verify once a member is added, wherever', async () => {
    await fc.assert(
      fc.asyncProperty(altered, async ({ credential: document, which }) => {
        const signed = await sign(document);
        const owners: Path[] = [[], ['issuer'], ['credentialSubject'], ['proof']];
        const path = owners[which % owners.length] ?? [];
        for (const [name, value] of [
          ['confidenceMethod', { id: 'urn:x:1', type: 'ConfidenceMethod' }],
          ['unheardOf', 'of'],
          ['expires', '2027-01-01T00:00:00Z'],
        ] as const) {
          const grown = replaced(signed, path, (old) => ({ ...(old as object), [name]: value }));
          expect(await verified(grown)).toBe(false);
        }
      }),
      { seed, numRuns: 12 },
    );
  });

  it('does not verify once U+FFFD is half of a surrogate pair, which UTF-8 writes alike', async () => {
    const document = {
      ...(fc.sample(credential, { seed, numRuns: 1 })[0] as JsonDocument),
      name: 'a\uFFFDb',
    };
    const signed = await sign(document);
    expect(await verified(signed)).toBe(true);
    for (const half of ['\uD800', '\uDFFF'])
      expect(await verified({ ...signed, name: `a${half}b` })).toBe(false);
  });

  it('does not verify once a member is called by the address of its term', async () => {
    const { name, ...signed } = await sign(fc.sample(credential, { seed, numRuns: 1 })[0] as JsonDocument);
    expect(await verified({ ...signed, 'https://schema.org/name': name })).toBe(false);
    expect(await verified({ ...signed, '@nest': { name } })).toBe(false);
  });

  it('does not outlive its proof once the end of that is called otherwise', async () => {
    const document = fc.sample(credential, { seed, numRuns: 1 })[0] as JsonDocument;
    const expires = new Date('2026-01-02T12:00:00Z');
    const { proof, ...unsecured } = await signDataIntegrity(document, {
      key: keys[algorithm],
      created,
      cryptosuite,
      expires,
    });
    const { expires: end, ...rest } = proof as DataIntegrityProof & { expires: string };
    const typed = { '@value': end, '@type': 'http://www.w3.org/2001/XMLSchema#dateTime' };
    const early = { keyOf, now: created };
    expect((await verifyDataIntegrity({ ...unsecured, proof }, early))[0]?.verified).toBe(true);
    for (const hidden of [
      { '@nest': { expires: end } },
      { 'https://w3id.org/security#expiration': typed },
      {},
    ])
      expect(await verified({ ...unsecured, proof: { ...rest, ...hidden } })).toBe(false);
  });
});
