import { HttpException } from '@nestjs/common';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { base64url, createLocalJWKSet, exportJWK, generateKeyPair, SignJWT, type CryptoKey } from 'jose';
import { JwtTokenVerifier } from './token-verifier.js';

const origin = 'https://wellspring.example';
const now = new Date('2026-11-23T12:00:00Z');
const seconds = now.getTime() / 1000;
const claims = {
  iss: `${origin}/oidc`,
  aud: origin,
  sub: 'account-1',
  client_id: 'wellspring-web',
  iat: seconds - 60,
  exp: seconds + 3540,
  scope: 'wallet operations:write nonsense',
  holder: 'holder-1',
};

interface Key {
  readonly kid: string;
  readonly alg: string;
  readonly privateKey: CryptoKey;
  readonly jwk: object;
}

async function makeKey(kid: string, alg = 'ES256'): Promise<Key> {
  const { privateKey, publicKey } = await generateKeyPair(alg);
  return { kid, alg, privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' } };
}

describe('verifying an access token', () => {
  let ours: Key;
  let next: Key;
  let foreign: Key;
  beforeAll(async () => {
    ours = await makeKey('one');
    next = await makeKey('two');
    foreign = await makeKey('one');
  });

  const sign = (changed: object = {}, key = ours, header = {}) =>
    new SignJWT({ ...claims, ...changed })
      .setProtectedHeader({ alg: key.alg, kid: key.kid, typ: 'at+jwt', ...header })
      .sign(key.privateKey);
  const verifierOf = (...keys: Key[]) =>
    new JwtTokenVerifier({
      issuer: `${origin}/oidc`,
      audience: origin,
      keys: createLocalJWKSet({ keys: keys.map(({ jwk }) => jwk) as never }),
      now: () => now,
    });
  const refusalOf = async (token: string, verifier = verifierOf(ours)) => {
    const error = await verifier.verify(token).catch((thrown: unknown) => thrown);
    if (!(error instanceof HttpException)) throw new Error('The token was not refused.');
    return (error.getResponse() as { code: string }).code;
  };

  it('says who calls, with the scopes that exist', async () => {
    const caller = await verifierOf(ours).verify(await sign());
    expect(caller).toMatchObject({ subject: 'account-1', kind: 'member', holder: 'holder-1' });
    expect([...caller.scopes].sort()).toEqual(['operations:write', 'wallet']);
    const client = await verifierOf(ours).verify(await sign({ sub: 'c', client_id: 'c', organisation: 'o' }));
    expect(client).toMatchObject({ subject: 'c', kind: 'client', organisationId: 'o' });
  });

  it.each<[string, object, object, string]>([
    ['that expired', { exp: seconds - 10 }, {}, 'AUTH_TOKEN_EXPIRED'],
    ['that never expires', { exp: undefined }, {}, 'AUTH_TOKEN_INVALID'],
    ['that is not valid yet', { nbf: seconds + 60 }, {}, 'AUTH_TOKEN_INVALID'],
    ['for another audience', { aud: 'https://other.example' }, {}, 'AUTH_TOKEN_INVALID'],
    ['for no audience', { aud: undefined }, {}, 'AUTH_TOKEN_INVALID'],
    ['of another issuer', { iss: 'https://other.example/oidc' }, {}, 'AUTH_TOKEN_INVALID'],
    ['of nobody', { sub: undefined }, {}, 'AUTH_TOKEN_INVALID'],
    ['that is an ID token', {}, { typ: 'JWT' }, 'AUTH_TOKEN_INVALID'],
    ['without a type', {}, { typ: undefined }, 'AUTH_TOKEN_INVALID'],
    ['of a key that is not published', {}, { kid: 'three' }, 'AUTH_TOKEN_INVALID'],
  ])('refuses one %s', async (_, changed, header, code) => {
    expect(await refusalOf(await sign(changed, ours, header))).toBe(code);
  });

  it('refuses one of another installation that has a key of the same name', async () => {
    expect(await refusalOf(await sign({}, foreign))).toBe('AUTH_TOKEN_INVALID');
  });

  it('refuses one without a signature, or signed with what everybody knows', async () => {
    const part = (value: object) => base64url.encode(JSON.stringify(value));
    expect(await refusalOf(`${part({ alg: 'none', typ: 'at+jwt' })}.${part(claims)}.`)).toBe(
      'AUTH_TOKEN_INVALID',
    );
    const publicKey = new TextEncoder().encode(JSON.stringify(ours.jwk));
    const confused = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256', kid: 'one', typ: 'at+jwt' })
      .sign(publicKey);
    expect(await refusalOf(confused)).toBe('AUTH_TOKEN_INVALID');
    const weak = await makeKey('rsa', 'RS256');
    expect(await refusalOf(await sign({}, weak), verifierOf(weak))).toBe('AUTH_TOKEN_INVALID');
  });

  it.each(['', 'x', 'a.b.c', '..', `${'a'.repeat(100_000)}.b.c`])(
    'refuses %.20s, which is none',
    async (token) => {
      expect(await refusalOf(token)).toBe('AUTH_TOKEN_INVALID');
    },
  );

  it('refuses one whose content was altered', async () => {
    const [header, , signature] = (await sign()).split('.');
    const altered = base64url.encode(JSON.stringify({ ...claims, holder: 'holder-2' }));
    expect(await refusalOf(`${header}.${altered}.${signature}`)).toBe('AUTH_TOKEN_INVALID');
  });

  it('takes the old key and the next one while both are published, and no longer', async () => {
    const rotating = verifierOf(ours, next);
    for (const key of [ours, next]) expect(await rotating.verify(await sign({}, key))).toBeDefined();
    expect(await refusalOf(await sign(), verifierOf(next))).toBe('AUTH_TOKEN_INVALID');
  });
});
