import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { JwtTokenVerifier } from '@wellspring/auth';
import { startTestService, type TestService } from '@wellspring/testing';
import { createRemoteJWKSet, decodeProtectedHeader } from 'jose';
import pg from 'pg';
import { identity } from './identity.context.js';
import { clientToken, origin } from './testing/browser.js';

const secret = 'the operator says nothing to nobody';

describe('the keys that sign tokens', () => {
  let service: TestService;
  let admin: pg.Client;
  beforeAll(async () => {
    service = await startTestService({
      contexts: [identity],
      variables: { IDENTITY_OPERATOR_CLIENT_SECRET: secret },
    });
    admin = new pg.Client({ connectionString: service.adminUrl });
    await admin.connect();
  });
  afterAll(async () => {
    await admin.end();
    await service.close();
  });

  const published = async () => {
    const { body } = await service.call('GET', '/oidc/jwks');
    return (body as { keys: { kid: string }[] }).keys.map(({ kid }) => kid);
  };
  const rotate = async () => {
    const as = { scopes: ['operations:write'] as const };
    const { body } = await service.call('POST', '/identity/token-keys', { as });
    return body as { id: string; signsFrom: string };
  };
  const signsSince = (id: string | undefined, interval: string) =>
    admin.query(`update identity.token_key set signs_from = now() - $2::interval where id = $1`, [
      id,
      interval,
    ]);
  const signed = async () => {
    const { body } = await clientToken(service.url, { id: 'operator', secret });
    return String(body['access_token']);
  };
  const keyOf = (token: string) => decodeProtectedHeader(token).kid;
  const verifier = () =>
    new JwtTokenVerifier({
      issuer: `${origin}/oidc`,
      audience: origin,
      keys: createRemoteJWKSet(new URL(`${service.url}/oidc/jwks`)),
      now: () => new Date(),
    });

  it('are published before they sign, verify while their tokens live, and are gone afterwards', async () => {
    const [first] = await published();
    const old = await signed();
    const before = verifier();
    const second = await rotate();
    expect(await published()).toEqual([first, second.id]);
    expect(Date.parse(second.signsFrom)).toBeGreaterThan(Date.now() + 60_000);
    expect(keyOf(await signed())).toBe(first);
    await before.verify(old);

    await signsSince(first, '1 hour');
    await signsSince(second.id, '1 minute');
    await rotate();
    const fresh = await signed();
    expect(keyOf(fresh)).toBe(second.id);
    for (const token of [old, fresh]) expect(await before.verify(token)).toMatchObject({ kind: 'client' });

    await signsSince(first, '3 days');
    await signsSince(second.id, '2 days');
    await rotate();
    expect(await published()).not.toContain(first);
    await expect(verifier().verify(old)).rejects.toMatchObject({ status: 401 });
    expect(await verifier().verify(fresh)).toMatchObject({ subject: 'operator' });
    const { rows } = await admin.query('select 1 from identity.token_key where id = $1', [first]);
    expect(rows).toEqual([]);
  });

  it('are the operator’s to rotate, and stay here', async () => {
    expect((await service.call('POST', '/identity/token-keys')).status).toBe(401);
    const as = { scopes: ['organisation:write'] as const };
    expect((await service.call('POST', '/identity/token-keys', { as })).status).toBe(403);
    expect((await service.call('GET', '/oidc/jwks')).text).not.toContain('"d"');
    const { rows } = await admin.query<{ wrapped_jwk: Buffer }>('select wrapped_jwk from identity.token_key');
    for (const row of rows) expect(row.wrapped_jwk.toString('latin1')).not.toContain('"kty"');
  });
});
