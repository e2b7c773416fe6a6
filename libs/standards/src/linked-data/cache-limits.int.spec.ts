import { describe, expect, it } from '@jest/globals';
import { contentDigests } from '../contexts/context-digests.js';
import { credentialsV2, isPinnedContext, openBadgesV3 } from '../contexts/pinned-contexts.js';
import { canonicalize } from './canonicalize.js';
import { initialState } from './context-state.js';
import { tryCanonicalize } from './fast-quads.js';
import { doorOf } from './node-plan.js';
import { reference } from '../testing/reference-quads.js';

const base = { '@context': [credentialsV2, openBadgesV3], id: 'urn:uuid:1', type: ['VerifiableCredential'] };

const pinned = [...contentDigests.keys()].filter(isPinnedContext);

/** Every order of so many different contexts. */
function ordersOf(urls: readonly string[], length: number): string[][] {
  if (length === 0) return [[]];
  return urls.flatMap((url) =>
    ordersOf(
      urls.filter((each) => each !== url),
      length - 1,
    ).map((rest) => [url, ...rest]),
  );
}

describe('the memory of the fast path', () => {
  it('keeps few plans where many shapes come', () => {
    const { plans } = doorOf(initialState(), undefined, false);
    for (let number = 0; number < 100; number += 1) {
      expect(tryCanonicalize({ ...base, [`urn:x:${number}`]: 'value' })).toBeDefined();
    }
    expect(plans.length).toBeGreaterThan(0);
    expect(plans.length).toBeLessThanOrEqual(16);
  });

  it('is not given to one document of many shapes, which is canonicalised all the same', async () => {
    const items = Array.from({ length: 300 }, (_, at) => ({ [`urn:x:${at}`]: 'value' }));
    const document = { ...base, 'urn:x:items': items };
    expect(tryCanonicalize(document)).toBeUndefined();
    expect(await canonicalize(document)).toBe(await reference(document));
    expect(tryCanonicalize(base)).toBeDefined();
  });

  it('is forgotten when documents ask for too many context states, and what was forgotten is made again', async () => {
    const before = initialState();
    const expected = tryCanonicalize(base);
    let asked = 0;
    for (const contexts of ordersOf(pinned, 4)) {
      tryCanonicalize({ ...base, '@context': contexts });
      asked += 1;
      if (initialState() !== before) break;
    }
    expect(initialState()).not.toBe(before);
    expect(asked).toBeGreaterThan(100);
    expect(tryCanonicalize(base)).toBe(expected);
  });
});
