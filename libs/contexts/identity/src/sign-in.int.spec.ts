import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { JwtTokenVerifier } from '@wellspring/auth';
import { fetchDataKeys } from '@wellspring/contracts';
import { InternalPorts } from '@wellspring/platform';
import { startTestService, type TestService } from '@wellspring/testing';
import { createRemoteJWKSet } from 'jose';
import { identity } from './identity.context.js';

const origin = 'http://localhost:3999';
const operatorSecret = 'the operator says nothing to nobody';
const operator = { scopes: ['operations:write'] as const };

describe('signing in', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startTestService({
      contexts: [identity],
      variables: { IDENTITY_OPERATOR_CLIENT_SECRET: operatorSecret },
    });
  });
  afterAll(() => service.close());

  const verifier = () =>
    new JwtTokenVerifier({
      issuer: `${origin}/oidc`,
      audience: origin,
      keys: createRemoteJWKSet(new URL(`${service.url}/oidc/jwks`)),
      now: () => new Date(),
    });

  async function clientToken(id: string, secret: string, scope: string) {
    return fetch(`${service.url}/oidc/token`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: new URLSearchParams({ grant_type: 'client_credentials', scope }),
    });
  }

  /** Plays the browser: code flow with PKCE, cookies and all. */
  async function signIn(email: string, password: string, scope: string) {
    const cookies = new Map<string, string>();
    const visit = async (url: string, init: RequestInit = {}) => {
      const response = await fetch(url.replace(origin, service.url), {
        ...init,
        redirect: 'manual',
        headers: {
          ...init.headers,
          cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        },
      });
      for (const line of response.headers.getSetCookie()) {
        const [pair = ''] = line.split(';');
        const at = pair.indexOf('=');
        cookies.set(pair.slice(0, at), pair.slice(at + 1));
      }
      return response;
    };
    const verifierText = randomBytes(32).toString('base64url');
    const query = new URLSearchParams({
      client_id: 'wellspring-web',
      response_type: 'code',
      redirect_uri: `${origin}/signed-in`,
      scope,
      resource: origin,
      code_challenge: createHash('sha256').update(verifierText).digest('base64url'),
      code_challenge_method: 'S256',
    });
    const asked = await visit(`${service.url}/oidc/auth?${query}`);
    const uid = asked.headers.get('location')?.split('/').at(-1) ?? '';
    const login = await service.call('POST', `/identity/interactions/${uid}/login`, {
      body: { email, password },
    });
    if (login.status !== 200) return { login, token: undefined };
    const resumed = await visit((login.body as { redirectTo: string }).redirectTo);
    const code = new URL(resumed.headers.get('location') ?? origin).searchParams.get('code') ?? '';
    const exchange = () =>
      fetch(`${service.url}/oidc/token`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({
          grant_type: 'authorization_code',
          code,
          client_id: 'wellspring-web',
          redirect_uri: `${origin}/signed-in`,
          code_verifier: verifierText,
        }),
      });
    const answered = await exchange();
    return { login, token: (await answered.json()) as Record<string, string>, exchange };
  }

  it('gives the operator a token with its scopes, and nobody else', async () => {
    const answer = await clientToken('operator', operatorSecret, 'operations:read operations:write');
    const { access_token } = (await answer.json()) as { access_token: string };
    const caller = await verifier().verify(access_token);
    expect([...caller.scopes].sort()).toEqual(['operations:read', 'operations:write']);
    expect(caller).toMatchObject({ kind: 'client', subject: 'operator', organisationKind: 'operator' });
    expect((await clientToken('operator', 'wrong', 'operations:read')).status).toBe(401);
    expect((await clientToken('operator', operatorSecret, 'wallet')).status).toBe(400);
    await expect(verifier().verify(`${access_token}x`)).rejects.toMatchObject({ status: 401 });
  });

  it('gives a learner a wallet and no more than a wallet', async () => {
    const body = {
      email: 'ana@example.org',
      password: 'correct horse battery',
      displayName: 'Ana Beltrán Ruiz',
    };
    const signedUp = await service.call('POST', '/identity/learners', { body });
    expect(signedUp.status).toBe(201);
    expect((await service.call('POST', '/identity/learners', { body })).body).toMatchObject({
      code: 'IDENTITY_EMAIL_TAKEN',
    });
    const { token, exchange } = await signIn(
      'ANA@example.org',
      body.password,
      'openid profile wallet operations:write',
    );
    const caller = await verifier().verify(token?.['access_token'] ?? '');
    expect(caller).toMatchObject({ kind: 'member', holder: (signedUp.body as { holder: string }).holder });
    expect([...caller.scopes]).toEqual(['wallet']);
    expect(token?.['refresh_token']).toBeDefined();
    // A code is good once.
    expect((await exchange?.())?.status).toBe(400);
  });

  it('refuses a wrong password, an unknown address and a finished interaction alike', async () => {
    expect((await signIn('ana@example.org', 'wrong wrong wrong', 'openid')).login.body).toMatchObject({
      code: 'IDENTITY_SIGN_IN_REFUSED',
    });
    expect((await signIn('nobody@example.org', 'wrong wrong wrong', 'openid')).login.body).toMatchObject({
      code: 'IDENTITY_SIGN_IN_REFUSED',
    });
    const gone = await service.call('POST', '/identity/interactions/aaaaaaaaaaaaaaaaaaaaa/login', {
      body: { email: 'a@example.org', password: 'x' },
    });
    expect(gone.body).toMatchObject({ code: 'IDENTITY_INTERACTION_GONE' });
  });

  it('registers an organisation once, with members and clients that its kind allows', async () => {
    const body = {
      slug: 'rio-bravo',
      name: 'Rio Bravo Community College',
      kind: 'institution',
      administrator: { email: 'ada@rio.example', displayName: 'Ada', password: 'a long password' },
    };
    const [first, second] = await Promise.all([
      service.call('POST', '/identity/organisations', { as: operator, body }),
      service.call('POST', '/identity/organisations', { as: operator, body }),
    ]);
    const organisation = first.body as { id: string };
    expect(second.body).toMatchObject({ id: organisation.id });
    const as = {
      organisationId: organisation.id,
      scopes: ['organisation:read', 'organisation:write'] as const,
    };
    const member = { email: 'bo@rio.example', displayName: 'Bo', roles: ['issuer'] };
    const invited = await service.call('POST', '/identity/members', { as, body: member });
    expect(invited.body).toMatchObject({ initialPassword: expect.any(String) });
    const foreign = await service.call('POST', '/identity/members', {
      as,
      body: { ...member, roles: ['recruiter'] },
    });
    expect(foreign.body).toMatchObject({ code: 'IDENTITY_ROLE_NOT_YOURS' });
    expect((await service.call('GET', '/identity/members', { as })).body).toHaveLength(2);
    const client = await service.call('POST', '/identity/clients', {
      as,
      body: { name: 'SIS', scopes: ['credentials:issue'] },
    });
    const { clientId, secret } = client.body as { clientId: string; secret: string };
    expect((await clientToken(clientId, secret, 'credentials:issue')).status).toBe(200);
    const other = {
      organisationId: '0197a1c0-0000-7000-8000-000000000009',
      scopes: ['organisation:write'] as const,
    };
    expect((await service.call('DELETE', `/identity/clients/${clientId}`, { as: other })).status).toBe(404);
    expect((await service.call('DELETE', `/identity/clients/${clientId}`, { as })).status).toBe(204);
    expect((await clientToken(clientId, secret, 'credentials:issue')).status).toBe(401);
    const { token } = await signIn(
      'ada@rio.example',
      'a long password',
      'openid organisation:read credentials:issue',
    );
    expect(await verifier().verify(token?.['access_token'] ?? '')).toMatchObject({
      organisationId: organisation.id,
    });
  });

  it('keeps one data key per person under concurrency, and none once the person is erased', async () => {
    const signedUp = await service.call('POST', '/identity/learners', {
      body: { email: 'eva@example.org', password: 'correct horse battery', displayName: 'Eva' },
    });
    const { accountId, holder } = signedUp.body as { accountId: string; holder: string };
    const ports = new InternalPorts('wallet', service.runtime.serviceTokens, () => service.url);
    const ask = () => ports.call(fetchDataKeys, { kind: 'holder', ids: [holder] });
    const answers = await Promise.all([ask(), ask(), ask()]);
    expect(new Set(answers.map(({ keys }) => keys[0]?.key)).size).toBe(1);
    const as = { subject: accountId, scopes: ['wallet'] as const };
    expect((await service.call('GET', '/identity/me', { as })).body).toMatchObject({ displayName: 'Eva' });
    expect((await service.call('DELETE', '/identity/me', { as })).status).toBe(204);
    expect((await service.call('GET', '/identity/me', { as })).status).toBe(404);
    expect((await ask()).keys).toEqual([{ id: holder, key: null }]);
    await ports.close();
  });
});
