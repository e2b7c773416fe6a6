import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CompactSign, compactVerify, importJWK } from 'jose';
import { parseCredential } from '../credentials/parse-credential.js';
import type { JsonObject } from '../json-values.js';
import { StandardsError } from '../standards-error.js';
import type { JoseJwk, JoseSigningKey } from './jose-key.js';
import { signJws } from './jws.js';
import { jwtVerificationMethod, publicMembersOf, signVcJwt, verifyVcJwt } from './vc-jwt.js';

const controller = 'did:web:example.org';
const keyOf = ({ privateKey }: { privateKey: KeyObject }): JoseSigningKey => ({
  id: `${controller}#key`,
  controller,
  privateJwk: privateKey.export({ format: 'jwk' }) as unknown as JoseJwk,
});
const keys = {
  ES256: keyOf(generateKeyPairSync('ec', { namedCurve: 'P-256' })),
  ES384: keyOf(generateKeyPairSync('ec', { namedCurve: 'P-384' })),
  EdDSA: keyOf(generateKeyPairSync('ed25519')),
  RS256: keyOf(generateKeyPairSync('rsa', { modulusLength: 2048 })),
};
const publicOf = (key: JoseSigningKey) => publicMembersOf(key.privateJwk);

const credential = {
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  id: 'urn:uuid:0197a1c0-0000-7000-8000-0000000000d1',
  type: ['VerifiableCredential'],
  issuer: { id: controller, type: ['Profile'] },
  validFrom: '2026-01-01T00:00:00Z',
  validUntil: '2027-01-01T00:00:00Z',
  credentialSubject: { id: 'did:example:s', name: 'Åsa ☃ 😀' },
};
const claims = {
  ...credential,
  iss: controller,
  jti: credential.id,
  sub: 'did:example:s',
  nbf: Date.parse(credential.validFrom) / 1000,
  exp: Date.parse(credential.validUntil) / 1000,
};

const { ES256 } = keys;
const es256 = publicOf(ES256);
const signed = (header: JsonObject, payload: object = claims, key = ES256) =>
  signJws({ kid: key.id, ...header }, JSON.stringify(payload), key.privateJwk);

function codeOf(act: () => unknown): string {
  try {
    return String(act());
  } catch (error) {
    if (error instanceof StandardsError) return error.code;
    throw error;
  }
}
const verdict = (text: string, key = es256, options = {}) => codeOf(() => verifyVcJwt(text, key, options));

describe('a VC-JWT', () => {
  it.each(['ES256', 'RS256'] as const)(
    'of 1EdTech is signed with %s and read back as it was',
    (algorithm) => {
      const key = keys[algorithm];
      const text = signVcJwt(credential, { key });
      expect(verifyVcJwt(text, publicOf(key), { profile: '1edtech' })).toBe(true);
      expect(parseCredential(text)).toEqual({ credential, claims, format: 'vc+jwt', text });
      expect(JSON.parse(Buffer.from(text.split('.')[1] ?? '', 'base64url').toString())).toEqual(claims);
      expect(jwtVerificationMethod(text)).toBe(key.id);
    },
  );

  it.each(['ES256', 'ES384', 'EdDSA', 'RS256'] as const)('of W3C is signed with %s', (algorithm) => {
    const key = keys[algorithm];
    const text = signVcJwt(credential, { key, profile: 'w3c', now: new Date('2026-02-01T00:00:00Z') });
    expect(verifyVcJwt(text, publicOf(key), { profile: 'w3c' })).toBe(true);
    expect(parseCredential(text).credential).toEqual(credential);
  });

  it('carries its key where it is asked to', () => {
    const text = signVcJwt(credential, { key: ES256, embedJwk: true });
    const method = jwtVerificationMethod(text);
    const jwk: unknown = JSON.parse(Buffer.from(method.slice(8, -2), 'base64url').toString());
    expect(method.startsWith('did:jwk:')).toBe(true);
    expect(jwk).toEqual(es256);
  });

  it.each(['ES256', 'ES384', 'EdDSA', 'RS256'] as const)(
    'with %s verifies with jose, and ours verifies that of jose',
    async (alg) => {
      const { privateJwk } = keys[alg];
      const ours = signVcJwt(credential, { key: keys[alg], profile: 'w3c' });
      const { payload } = await compactVerify(ours, await importJWK({ ...publicOf(keys[alg]) }, alg));
      expect(JSON.parse(Buffer.from(payload).toString())).toEqual({ ...credential, iss: controller });
      const theirs = await new CompactSign(Buffer.from(JSON.stringify(claims)))
        .setProtectedHeader({ alg, typ: 'vc+jwt', cty: 'vc', kid: keys[alg].id })
        .sign(await importJWK({ ...privateJwk } as never, alg));
      expect(verifyVcJwt(theirs, publicOf(keys[alg]))).toBe(true);
    },
  );

  it('with one character changed never verifies', () => {
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~=+/ ';
    const text = signVcJwt(credential, { key: ES256 });
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.constantFrom(...alphabet), (index, other) => {
        fc.pre(text[index] !== other);
        const altered = text.slice(0, index) + other + text.slice(index + 1);
        expect(verdict(altered)).not.toBe('true');
      }),
      { numRuns: 400 },
    );
  });

  it('is read back as it was signed, whatever its subject says', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (said) => {
        fc.pre(!JSON.stringify(said).includes('__proto__'));
        const document = { ...credential, credentialSubject: { ...said, id: 'did:example:s' } };
        const text = signVcJwt(document, { key: ES256 });
        expect(verifyVcJwt(text, es256)).toBe(true);
        expect(JSON.stringify(parseCredential(text).credential)).toBe(JSON.stringify(document));
      }),
      { numRuns: 100 },
    );
  });

  it('with a signature of another key is false', () => {
    const other = keyOf(generateKeyPairSync('ec', { namedCurve: 'P-256' }));
    expect(verifyVcJwt(signVcJwt(credential, { key: ES256 }), publicOf(other))).toBe(false);
  });
});

describe('a VC-JWT is refused', () => {
  const raw = (header: string, payload = JSON.stringify(claims)) =>
    `${Buffer.from(header).toString('base64url')}.${Buffer.from(payload).toString('base64url')}.AAAA`;

  it.each<[string, string, JsonObject]>([
    ['with alg none', 'STANDARDS_JWT_UNSECURED', { alg: 'none' }],
    ['with alg nOnE', 'STANDARDS_JWT_UNSECURED', { alg: 'nOnE' }],
    ['with a symmetric algorithm', 'STANDARDS_ALGORITHM_SYMMETRIC', { alg: 'HS256' }],
    ['with P-521', 'STANDARDS_ALGORITHM_UNSUPPORTED', { alg: 'ES512' }],
    ['with secp256k1', 'STANDARDS_ALGORITHM_UNSUPPORTED', { alg: 'ES256K' }],
    ['with an algorithm of another key', 'STANDARDS_ALGORITHM_KEY', { alg: 'RS256' }],
    ['with EdDSA for 1EdTech', 'STANDARDS_ALGORITHM_PROFILE', { alg: 'EdDSA' }],
    ['with an extension that it must be read with', 'STANDARDS_JWT_CRIT', { crit: ['exp'] }],
    ['with no critical extension', 'STANDARDS_JWT_CRIT', { crit: [] }],
    ['with a payload outside of base64url', 'STANDARDS_JWT_B64', { b64: false, crit: ['b64'] }],
    ['with a type of its own', 'STANDARDS_JWT_TYPE', { typ: 'bad+typ' }],
    ['as a presentation', 'STANDARDS_JWT_TYPE', { typ: 'vp+jwt' }],
    ['with a content type of its own', 'STANDARDS_JWT_CONTENT_TYPE', { typ: 'vc+jwt', cty: 'bad+cty' }],
  ])('%s', (_what, code, header) => {
    expect(verdict(signed({ typ: 'JWT', ...header }))).toBe(code);
  });

  it.each<[string, string, object, object]>([
    ['with another issuer', 'STANDARDS_JWT_ISSUER', { iss: 'did:web:evil.example' }, {}],
    ['with another id', 'STANDARDS_JWT_ID', { jti: 'urn:x:2' }, {}],
    ['with another subject', 'STANDARDS_JWT_SUBJECT', { sub: 'did:example:t' }, {}],
    ['with another beginning', 'STANDARDS_JWT_NOT_BEFORE', { nbf: 1 }, {}],
    ['with another end', 'STANDARDS_JWT_EXPIRES', { exp: 4102444800 }, {}],
    ['with an end that the credential has not', 'STANDARDS_JWT_EXPIRES', { validUntil: undefined }, {}],
    ['without an issuer claim', 'STANDARDS_JWT_CLAIM_MISSING', { iss: undefined }, {}],
    ['without an end claim', 'STANDARDS_JWT_CLAIM_MISSING', { exp: undefined }, {}],
    ['with a time in words', 'STANDARDS_JWT_CLAIM_INVALID', { exp: 'tomorrow' }, {}],
    ['with vc', 'STANDARDS_JWT_VC_CLAIM', { vc: 'oops' }, {}],
    ['with a whole credential in vc', 'STANDARDS_JWT_VC_CLAIM', { vc: credential }, {}],
    ['with an unknown member', 'STANDARDS_JWT_UNKNOWN_MEMBER', { favouriteColour: 'blue' }, {}],
    [
      'with another issuer by W3C',
      'STANDARDS_JWT_ISSUER',
      { iss: 'did:web:evil.example' },
      { typ: 'vc+jwt' },
    ],
  ])('%s', (_what, code, over, header) => {
    expect(verdict(signed({ typ: 'JWT', ...header }, { ...claims, ...over }))).toBe(code);
  });

  it('beside the clock', () => {
    const text = signed({ typ: 'vc+jwt' });
    const at = (now: string) => verdict(text, es256, { now: new Date(now) });
    expect(at('2025-12-31T23:59:59Z')).toBe('STANDARDS_JWT_NOT_YET_VALID');
    expect(at('2026-01-01T00:00:00Z')).toBe('true');
    expect(at('2027-01-01T00:00:00Z')).toBe('STANDARDS_JWT_EXPIRED');
  });

  it('in any other form', () => {
    const text = signed({ typ: 'JWT' });
    expect(verdict(`${text}=`)).toBe('STANDARDS_BASE64URL');
    expect(verdict(`${text}.AA`)).toBe('STANDARDS_MALFORMED');
    expect(verdict(raw('{"alg":"ES256","alg":"none"}'))).toBe('STANDARDS_DUPLICATE_KEY');
    expect(verdict(raw('{"alg":"ES256"}', '{"iss":"a","\\u0069ss":"b"}'))).toBe('STANDARDS_DUPLICATE_KEY');
    expect(verdict(raw('[]'))).toBe('STANDARDS_MALFORMED');
    expect(verdict(raw('{"alg":"ES256"}', 'null'))).toBe('STANDARDS_MALFORMED');
    expect(verdict(`e30.${'A'.repeat(7_000_000)}.AA`)).toBe('STANDARDS_TOO_LARGE');
  });

  it('in base64url with bits behind its end', () => {
    // 64 octets of a signature end in a character of which the last four bits are unused.
    const text = signed({ typ: 'JWT' });
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const next = alphabet[alphabet.indexOf(text.slice(-1)) + 1] as string;
    expect(Buffer.from(text.slice(-2), 'base64url')).toEqual(
      Buffer.from(text.slice(-2, -1) + next, 'base64url'),
    );
    expect(verdict(text.slice(0, -1) + next)).toBe('STANDARDS_BASE64URL');
  });

  it('with a key that is short, for encryption or of another algorithm', () => {
    const short = keyOf(generateKeyPairSync('rsa', { modulusLength: 1024 }));
    expect(codeOf(() => signVcJwt(credential, { key: short }))).toBe('STANDARDS_KEY_TOO_SHORT');
    const text = signed({ typ: 'JWT' });
    expect(verdict(text, { ...es256, use: 'enc' })).toBe('STANDARDS_ALGORITHM_KEY');
    expect(verdict(text, { ...es256, alg: 'ES384' })).toBe('STANDARDS_ALGORITHM_KEY');
    expect(verdict(text, publicOf(keys.EdDSA))).toBe('STANDARDS_ALGORITHM_KEY');
    expect(verdict(text, { kty: 'EC', crv: 'secp256k1' })).toBe('STANDARDS_ALGORITHM_UNSUPPORTED');
    expect(verdict(text, { kty: 'EC', crv: 'P-256', x: 'AA', y: 'AA' })).toBe('STANDARDS_KEY_UNSUPPORTED');
  });

  it('when its header names no key, or a private one', () => {
    expect(codeOf(() => jwtVerificationMethod(signed({ kid: undefined })))).toBe('STANDARDS_JWT_NO_KEY');
    const text = signed({ kid: undefined, jwk: ES256.privateJwk });
    expect(codeOf(() => jwtVerificationMethod(text))).toBe('STANDARDS_JWT_PRIVATE_KEY');
  });

  it('before it is signed, when its profile would not take it', () => {
    const sign = (over: object, key = ES256) => codeOf(() => signVcJwt({ ...credential, ...over }, { key }));
    expect(sign({}, keys.EdDSA)).toBe('STANDARDS_ALGORITHM_PROFILE');
    expect(sign({ id: undefined })).toBe('STANDARDS_JWT_CLAIM_MISSING');
    expect(sign({ issuer: undefined })).toBe('STANDARDS_JWT_CLAIM_MISSING');
    expect(sign({ iss: controller })).toBe('STANDARDS_JWT_CLAIM_INVALID');
    expect(sign({ favouriteColour: 'blue' })).toBe('STANDARDS_JWT_UNKNOWN_MEMBER');
  });
});

describe('a VC-JWT of VC 1.1', () => {
  const vc = {
    '@context': ['https://www.w3.org/2018/credentials/v1'],
    type: ['VerifiableCredential'],
    credentialSubject: { degree: 'BSc' },
  };
  const payload = { vc, iss: controller, jti: 'urn:x:1', sub: 'did:example:s', nbf: 1767225600 };

  it('is read with what its claims stand for', () => {
    const text = signed({ typ: 'JWT' }, payload);
    expect(verifyVcJwt(text, es256)).toBe(true);
    expect(parseCredential(text).credential).toEqual({
      ...vc,
      id: 'urn:x:1',
      issuer: controller,
      issuanceDate: '2026-01-01T00:00:00Z',
      credentialSubject: { degree: 'BSc', id: 'did:example:s' },
    });
  });

  it('is refused when the claims say otherwise', () => {
    const text = signed({ typ: 'JWT' }, { ...payload, vc: { ...vc, issuer: 'did:web:other.example' } });
    expect(verdict(text)).toBe('STANDARDS_JWT_ISSUER');
  });
});
