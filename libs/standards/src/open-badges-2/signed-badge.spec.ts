import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { StandardsError } from '../standards-error.js';
import {
  academy,
  aSignedAssertion,
  badgeClass,
  badgeId,
  issuer,
  issuerId,
  jwsOf,
  key,
  keyId,
  listId,
  pair,
  pemKeyPair,
  portOf,
  revocationList,
  signedVerification,
} from '../testing/older-credentials.js';
import { now, readBadge, told } from '../testing/older-readings.js';
import { readOpenBadges2 } from './read-open-badges-2.js';

describe('a signed badge', () => {
  it.each(['ES256', 'RS256', 'Ed25519'] as const)(
    'is verified by the %s key that its issuer lists',
    async (algorithm) => {
      const other = pemKeyPair(algorithm);
      const world = academy({ [keyId]: { ...key, publicKeyPem: other.publicKeyPem } });
      const { outcome, checks, content } = await readBadge(
        jwsOf(aSignedAssertion(), other.privateJwk),
        world,
      );
      expect([outcome, told(checks)]).toEqual(['verified', []]);
      expect(content?.name).toBe('Log analysis');
    },
  );

  it('is verified by a key within the Profile, and by what the Profile lists where it names none', async () => {
    const within = academy({ [issuerId]: { ...issuer, publicKey: [key] } });
    delete within[keyId];
    expect((await readBadge(jwsOf(aSignedAssertion()), within)).outcome).toBe('verified');
    const unnamed = jwsOf(aSignedAssertion({ verification: { type: 'signed' } }));
    expect((await readBadge(unnamed, within)).outcome).toBe('verified');
    const fragment = { ...key, id: `${issuerId}#key` };
    const verification = { ...signedVerification, creator: fragment.id };
    const world = academy({ [issuerId]: { ...issuer, publicKey: [fragment] } });
    expect((await readBadge(jwsOf(aSignedAssertion({ verification })), world)).outcome).toBe('verified');
  });

  it('is verified without a network by a key that the caller knows the issuer by', async () => {
    const whole = aSignedAssertion({ badge: { ...badgeClass, issuer: { ...issuer, revocationList: null } } });
    const { d: _, ...publicJwk } = pair.privateJwk;
    const knownKeys = (id: string) => (id === issuerId ? [publicJwk] : []);
    const { outcome, checks } = await readBadge(jwsOf(whole), {}, { knownKeys });
    expect([outcome, told(checks)]).toEqual(['verified', []]);
    const foreign = await readBadge(jwsOf(whole, pemKeyPair().privateJwk), {}, { knownKeys });
    expect(told(foreign.checks)).toEqual(['proof PROOF_INVALID']);
  });

  it('is revoked by the list of its issuer, as an object or by name alone', async () => {
    const { id } = aSignedAssertion();
    for (const entry of [id, { id, revocationReason: 'Copied' }]) {
      const world = academy({ [listId]: { ...revocationList, revokedAssertions: [entry] } });
      expect(told((await readBadge(jwsOf(aSignedAssertion()), world)).checks)).toEqual(['status REVOKED']);
    }
  });

  it('asks each address once', async () => {
    const { fetchDocument, asked } = portOf(academy());
    await readOpenBadges2(jwsOf(aSignedAssertion()), { fetchDocument, now });
    expect(asked.sort()).toEqual([badgeId, issuerId, keyId, listId].sort());
  });
});

describe('a signed badge that somebody changed', () => {
  const outcomeOf = (reading: ReturnType<typeof readBadge>) =>
    reading.then(
      ({ outcome }) => outcome,
      (error: unknown) => error instanceof StandardsError,
    );
  it('never verifies with any character of the signed text changed', async () => {
    const jws = jwsOf(aSignedAssertion());
    const world = academy();
    await fc.assert(
      fc.asyncProperty(fc.nat(jws.length - 1), fc.constantFrom(...'Aa09-_.'), async (at, character) => {
        fc.pre(jws[at] !== character);
        const changed = jws.slice(0, at) + character + jws.slice(at + 1);
        expect(await outcomeOf(readBadge(changed, world))).not.toBe('verified');
      }),
      { numRuns: 300 },
    );
  });
});
