import { describe, expect, it } from '@jest/globals';
import { credentialsV2 } from '../contexts/pinned-contexts.js';
import { tryCanonicalize } from './fast-quads.js';
import { reference } from '../testing/reference-quads.js';
import { testSeed } from '../testing/random.js';
import { badge, presentation, record, type Json } from '../testing/sample-documents.js';

describe('the fast path against jsonld.js', () => {
  it('writes a record of thirty signed credentials as jsonld.js does', async () => {
    const document = record(30);
    expect(tryCanonicalize(document)).toBe(await reference(document));
  });

  it('agrees with jsonld.js on random changes, and takes nothing that it refuses', async () => {
    const seed = testSeed();
    process.stdout.write(`fast path: seed ${seed}\n`);
    const random = randomOf(seed);
    let taken = 0;
    for (let round = 0; round < 300; round += 1) {
      const document = changed(structuredClone(random() < 0.7 ? badge(round) : presentation), random);
      const fast = tryCanonicalize(document);
      if (fast === undefined) continue;
      taken += 1;
      expect(fast).toBe(await reference(document));
    }
    expect(taken).toBeGreaterThan(60);
  }, 60_000);
});

function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

/** A document with one to three members replaced, removed, renamed or added, at any depth. */
function changed(document: Json, random: () => number): Json {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const nodes: Json[] = [];
  const walk = (value: unknown) => {
    if (typeof value !== 'object' || value === null) return;
    if (!Array.isArray(value)) nodes.push(value as Json);
    Object.values(value).forEach(walk);
  };
  walk(document);
  for (let count = 1 + Math.floor(random() * 3); count > 0; count -= 1) {
    const node = pick(nodes);
    const key = pick(Object.keys(node));
    const value = pick<unknown>([
      null, '', 'text', 'urn:x:y', 'a\tb\u007F', 0, -3, 2.5, true, [], [null], {}, ['a', 'a'], ['urn:a', 'b'],
      { id: 'urn:z' }, { name: 'n' }, { id: 'urn:z', type: 'Profile', name: 'n' }, ['Achievement', 'Profile'],
      'Alignment', { '@value': 'v', '@language': 'EN' }, { type: 'Alignment', targetName: 't' }, [credentialsV2],
    ]); // prettier-ignore
    const where = pick([
      key,
      key,
      pick(['name', 'description', 'alignment', 'proof', 'image', '@type', 'tag']),
    ]);
    if (random() < 0.15) delete node[key];
    else node[where] = value;
  }
  return document;
}
