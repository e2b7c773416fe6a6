import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { StandardsError } from '../standards-error.js';
import { BoundedMap } from '../bounded-map.js';
import { didJwk, resolveDidJwk } from './did-jwk.js';
import { publicKeyObject } from './key-object.js';
import { generateKeyPair } from './key-pair.js';
import { decodeMultibase, encodeMultibase, jwkOfMultibase, toMultibase, type PublicJwk } from './multikey.js';

const algorithms = ['Ed25519', 'ES256', 'ES384'] as const;
const codeOf = (act: () => unknown) => {
  try {
    act();
  } catch (error) {
    if (error instanceof StandardsError) return error.code;
  }
  return undefined;
};

describe('keys', () => {
  it.each(algorithms)('of %s come back from their Multikey, and node:crypto takes them', (algorithm) => {
    for (let count = 0; count < 8; count += 1) {
      const { publicJwk, publicKeyMultibase } = generateKeyPair(algorithm);
      expect(jwkOfMultibase(publicKeyMultibase)).toEqual(publicJwk);
      expect(publicKeyObject(publicJwk).export({ format: 'jwk' })).toEqual(publicJwk);
    }
  });

  it.each([
    ['Ed25519', /^z6Mk/],
    ['ES256', /^zDn/],
    ['ES384', /^z82/],
  ] as const)('of %s begin as the standard says (Controlled Identifiers 1.0 §2.2.2)', (algorithm, start) => {
    expect(generateKeyPair(algorithm).publicKeyMultibase).toMatch(start);
  });

  it('are refused when they are of another kind, too short, too long or no point of their curve', () => {
    const multikey = (prefix: string, length: number, first = 2) =>
      encodeMultibase(
        Buffer.concat([Buffer.from(prefix, 'hex'), Buffer.of(first), Buffer.alloc(length - 1, 5)]),
      );
    for (const text of [
      multikey('e701', 33), // secp256k1
      multikey('8224', 67), // P-521
      multikey('8526', 100), // RSA
      multikey('ed01', 31),
      multikey('ed01', 33),
      multikey('8024', 32),
      multikey('8024', 34),
      multikey('8024', 33, 4),
      multikey('8024', 65, 4),
      multikey('8124', 33),
      encodeMultibase(Buffer.concat([Buffer.from('8024', 'hex'), Buffer.of(2), Buffer.alloc(32, 255)])),
      encodeMultibase(Buffer.of(1)),
    ]) {
      expect(codeOf(() => jwkOfMultibase(text))).toBe('STANDARDS_KEY_UNSUPPORTED');
    }
    const p521 = generateKeyPairSync('ec', { namedCurve: 'P-521' }).publicKey.export({ format: 'jwk' });
    expect(codeOf(() => toMultibase(p521 as PublicJwk))).toBe('STANDARDS_KEY_UNSUPPORTED');
    expect(codeOf(() => publicKeyObject(p521 as PublicJwk))).toBe('STANDARDS_KEY_UNSUPPORTED');
    expect(codeOf(() => toMultibase({ kty: 'EC', crv: 'P-256', x: 'AA', y: 'AA' }))).toBe(
      'STANDARDS_KEY_UNSUPPORTED',
    );
    expect(codeOf(() => publicKeyObject({ kty: 'EC', crv: 'P-256', x: 'AA', y: 'AA' }))).toBe(
      'STANDARDS_KEY_UNSUPPORTED',
    );
    expect(codeOf(() => generateKeyPair('RS256'))).toBe('STANDARDS_KEY_UNSUPPORTED');
  });

  it('are read as base58btc with z alone, of bounded length', () => {
    for (const text of ['', 'z', 'u2j', 'Z2j', 'z0', 'zé', 'z2 j', `z${'2'.repeat(513)}`, 7, null, ['z2j']]) {
      expect(codeOf(() => decodeMultibase(text as string))).toBe('STANDARDS_MULTIBASE_MALFORMED');
    }
    expect([...decodeMultibase('z2j')]).toEqual([100]);
  });

  it('are remembered within bounds, the oldest forgotten first', () => {
    const map = new BoundedMap<string, number>(2);
    let made = 0;
    const get = (key: string) => map.get(key, () => (made += 1));
    expect([get('a'), get('b'), get('a'), get('c'), get('b'), get('a')]).toEqual([1, 2, 1, 3, 2, 4]);
  });

  it('are not forgotten for what is nothing', () => {
    const map = new BoundedMap<string, number | undefined>(1);
    map.get('a', () => 1);
    for (const key of ['b', 'c']) expect(map.get(key, () => undefined)).toBeUndefined();
    expect(map.get('a', () => 2)).toBe(1);
  });
});

describe('a did:jwk', () => {
  const { publicJwk, privateJwk } = generateKeyPair('ES256');

  it('resolves to its key for every use, or for the one that it names (did:jwk §3.1.2)', () => {
    const { did, verificationMethod } = didJwk(publicJwk);
    expect(resolveDidJwk(did)).toEqual({
      id: did,
      verificationMethod: [
        { id: verificationMethod, type: 'JsonWebKey2020', controller: did, publicKeyJwk: publicJwk },
      ],
      assertionMethod: [verificationMethod],
      authentication: [verificationMethod],
      keyAgreement: [verificationMethod],
    });
    const signing = resolveDidJwk(didJwk({ ...publicJwk, use: 'sig' }).did);
    expect(signing).toHaveProperty('assertionMethod');
    expect(signing).not.toHaveProperty('keyAgreement');
    const agreeing = resolveDidJwk(didJwk({ ...publicJwk, use: 'enc' }).did);
    expect(agreeing).not.toHaveProperty('assertionMethod');
    expect(agreeing).toHaveProperty('keyAgreement');
  });

  it('is refused when it is no JWK, and never carries a private one', () => {
    const of = (value: unknown) => `did:jwk:${Buffer.from(JSON.stringify(value)).toString('base64url')}`;
    for (const did of [
      of(privateJwk),
      of(null),
      of('kty'),
      of({ crv: 'P-256' }),
      'did:jwk:',
      'did:jwk:%%',
      'did:key:z',
    ]) {
      expect(codeOf(() => resolveDidJwk(did))).toBe('STANDARDS_DID_MALFORMED');
    }
    expect(didJwk(privateJwk)).toEqual(didJwk(publicJwk));
  });
});
