import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { StandardsError } from '../standards-error.js';
import {
  academy,
  anAssertion,
  aSignedAssertion,
  assertionId,
  badgeClass,
  badgeId,
  issuer,
  issuerId,
  jwsOf,
  key,
  keyId,
  listId,
  portOf,
  revocationList,
  type World,
} from '../testing/older-credentials.js';
import { odd, spoiled } from '../testing/spoiled.js';
import { unshowableInBadge } from '../testing/showable.js';
import { readOpenBadges2, type OpenBadges2Reading } from './read-open-badges-2.js';

const now = new Date('2026-05-15T16:00:00Z');

/** The reading, unless it is refused with a code; what throws anything else fails the test. */
async function readingOf(text: string, world: World): Promise<OpenBadges2Reading | undefined> {
  try {
    return await readOpenBadges2(text, { ...portOf(world), now, identities: ['ana@example.org'] });
  } catch (error) {
    if (error instanceof StandardsError) return undefined;
    throw error;
  }
}

const text = (value: unknown) => ({ status: 200, text: JSON.stringify(value) });

describe('hostile Open Badges 2.0', () => {
  it('is refused with a code or read into what may be shown, wherever an assertion is odd', async () => {
    let tried = 0;
    for (const each of spoiled(anAssertion())) {
      expect(
        unshowableInBadge(
          (await readingOf(JSON.stringify(each), academy({ [assertionId]: text(each) })))?.content,
        ),
      ).toEqual([]);
      tried += 1;
    }
    for (const each of spoiled(aSignedAssertion()))
      expect(unshowableInBadge((await readingOf(jwsOf(each), academy()))?.content)).toEqual([]);
    expect(tried).toBeGreaterThan(200);
  });

  it.each([
    ['BadgeClass', badgeId, badgeClass],
    ['Profile', issuerId, issuer],
    ['key', keyId, key],
    ['revocation list', listId, revocationList],
  ])('is refused with a code or read, wherever the %s is odd', async (_what, id, document) => {
    for (const each of spoiled(document)) {
      const world = academy({ [id]: text(each) });
      expect(unshowableInBadge((await readingOf(jwsOf(aSignedAssertion()), world))?.content)).toEqual([]);
      expect(unshowableInBadge((await readingOf(JSON.stringify(anAssertion()), world))?.content)).toEqual([]);
    }
  });

  it('is refused as a JWS with an odd header', async () => {
    for (const value of [...odd, 'none', 'HS256', 'RS256', 'PS512']) {
      const header = Buffer.from(JSON.stringify({ alg: value })).toString('base64url');
      const [, payload, signature] = jwsOf(aSignedAssertion()).split('.');
      expect((await readingOf(`${header}.${payload}.${signature}`, academy()))?.outcome).not.toBe('verified');
    }
  });

  it('is refused when a port answers what is no answer', async () => {
    for (const answer of odd) {
      const ports = { fetchDocument: async () => answer as never, now };
      const { outcome } = await readOpenBadges2(jwsOf(aSignedAssertion()), ports);
      expect(outcome).toBe('refused');
    }
  });

  it('ends with a code for any JSON', async () => {
    await fc.assert(
      fc.asyncProperty(fc.dictionary(fc.string(), fc.jsonValue()), async (members) => {
        const given = { ...anAssertion(), ...members };
        expect(
          unshowableInBadge(
            (await readingOf(JSON.stringify(given), academy({ [assertionId]: text(given) })))?.content,
          ),
        ).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});
