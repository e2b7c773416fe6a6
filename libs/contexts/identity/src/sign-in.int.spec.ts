import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { JwtTokenVerifier } from '@wellspring/auth';
import { startTestService, type TestService } from '@wellspring/testing';
import { createRemoteJWKSet, decodeJwt, decodeProtectedHeader } from 'jose';
import { identity } from './identity.context.js';
import { clientToken, origin, TestBrowser } from './testing/browser.js';

const password = 'correct horse battery';
const ana = { email: 'ana@example.org', password, displayName: 'Ana Beltrán Ruiz', locale: 'es-MX' };
const operator = { scopes: ['operations:write'] as const };

describe('signing in', () => {
  let service: TestService;
  let holder: string;
  beforeAll(async () => {
    service = await startTestService({ contexts: [identity] });
    const signedUp = await service.call('POST', '/identity/learners', { body: ana });
    ({ holder } = signedUp.body as { holder: string });
  });
  afterAll(() => service.close());

  const browser = () => new TestBrowser(service.url);
  const verifier = (now = () => new Date(), audience = origin) =>
    new JwtTokenVerifier({
      issuer: `${origin}/oidc`,
      audience,
      keys: createRemoteJWKSet(new URL(`${service.url}/oidc/jwks`)),
      now,
    });

  const authorization = () =>
    new URLSearchParams({
      client_id: 'wellspring-web',
      response_type: 'code',
      redirect_uri: `${origin}/signed-in`,
      scope: 'openid',
      code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
      code_challenge_method: 'S256',
    });

  it('publishes what OpenID Connect clients need to know', async () => {
    const { body } = await service.call('GET', '/oidc/.well-known/openid-configuration');
    expect(body).toMatchObject({
      issuer: `${origin}/oidc`,
      authorization_endpoint: `${origin}/oidc/auth`,
      token_endpoint: `${origin}/oidc/token`,
      jwks_uri: `${origin}/oidc/jwks`,
      code_challenge_methods_supported: ['S256'],
    });
    expect((await service.call('GET', '/oidc/jwks')).text).not.toContain('"d"');
  });

  it('gives a learner a wallet and no more than a wallet', async () => {
    const asked = 'openid profile email wallet operations:write';
    const tokens = await browser().signIn({ email: 'ANA@example.org', password, scope: asked });
    expect(decodeProtectedHeader(tokens.access_token)).toMatchObject({ alg: 'ES256', typ: 'at+jwt' });
    const caller = await verifier().verify(tokens.access_token);
    expect(caller).toMatchObject({ kind: 'member', holder });
    expect([...caller.scopes]).toEqual(['wallet']);
    expect(decodeJwt(tokens.id_token)).toMatchObject({
      name: ana.displayName,
      locale: 'es-MX',
      email: ana.email,
    });
    expect(tokens.access_token).not.toContain('ana@');
    expect(decodeJwt(tokens.access_token)).not.toHaveProperty('email');
  });

  it('refuses a token that expired, was altered or is for another installation', async () => {
    const { access_token: token } = await browser().signIn({ ...ana, scope: 'wallet' });
    const later = () => new Date(Date.now() + 2 * 3600 * 1000);
    const refusalOf = (attempt: Promise<unknown>) =>
      attempt.then(
        () => 'accepted',
        (error: { response: { code: string } }) => error.response.code,
      );
    expect(await refusalOf(verifier(later).verify(token))).toBe('AUTH_TOKEN_EXPIRED');
    expect(await refusalOf(verifier().verify(`${token.slice(0, -4)}AAAA`))).toBe('AUTH_TOKEN_INVALID');
    const elsewhere = verifier(undefined, 'https://other.example');
    expect(await refusalOf(elsewhere.verify(token))).toBe('AUTH_TOKEN_INVALID');
  });

  it('shows the page what it needs, and lets the person go back', async () => {
    const page = browser();
    const uid = await page.begin({ loginHint: ana.email });
    const shown = await page.visit(`/identity/interactions/${uid}`);
    expect(await shown.json()).toEqual({ client: 'Wellspring', loginHint: ana.email, external: null });
    const aborted = await page.post(`/identity/interactions/${uid}/abort`, {});
    expect(await page.codeFrom(String(aborted.body['redirectTo']))).toBe('access_denied');
  });

  it('refuses a wrong password and an unknown address alike', async () => {
    const page = browser();
    const uid = await page.begin();
    const wrong = await page.logIn(uid, { email: ana.email, password: 'wrong wrong wrong' });
    const unknown = await page.logIn(uid, { email: 'nobody@example.org', password: 'wrong wrong wrong' });
    expect(wrong).toMatchObject({ status: 401, body: { code: 'IDENTITY_SIGN_IN_REFUSED' } });
    expect(unknown.body).toEqual({ ...wrong.body, instance: unknown.body['instance'] });
    const corrected = await page.logIn(uid, ana);
    expect(corrected.status).toBe(200);
  });

  it('refuses a browser that did not begin the sign-in: a link sent by somebody else signs nobody in', async () => {
    const sender = browser();
    const uid = await sender.begin();
    const victim = browser();
    const without = await victim.logIn(uid, ana);
    expect(without).toMatchObject({ status: 404, body: { code: 'IDENTITY_INTERACTION_GONE' } });
    await victim.begin();
    expect(await victim.logIn(uid, ana)).toMatchObject({ status: 404 });
  });

  it('closes an account after many wrong passwords, also for the right one and for many at once', async () => {
    const eva = { email: 'eva@example.org', password, displayName: 'Eva' };
    await service.call('POST', '/identity/learners', { body: eva });
    const page = browser();
    const uid = await page.begin();
    const wrong = { ...eva, password: 'wrong wrong wrong' };
    await Promise.all(Array.from({ length: 12 }, () => page.logIn(uid, wrong)));
    expect(await page.logIn(uid, eva)).toMatchObject({
      status: 401,
      body: { code: 'IDENTITY_SIGN_IN_REFUSED' },
    });
  });

  it('counts failures by the address that the nearest proxy saw, whatever the caller claims', async () => {
    const page = browser();
    const uid = await page.begin();
    const logIn = (claimed: string) =>
      page.visit(`/identity/interactions/${uid}/login`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-forwarded-for': `${claimed}, 203.0.113.9` },
        body: JSON.stringify({ email: 'nobody@example.org', password: 'wrong wrong wrong' }),
      });
    const failures = 'identity:sign-in-failures:203.0.113.9';
    for (const claimed of ['198.51.100.1', '198.51.100.2']) expect((await logIn(claimed)).status).toBe(401);
    expect(await service.runtime.cache.get(failures)).toBe('2');
    for (let count = 2; count < 100; count += 1) await service.runtime.cache.increment(failures, 600);
    const limited = await logIn('198.51.100.3');
    expect([limited.status, await limited.json()]).toMatchObject([
      429,
      { code: 'IDENTITY_SIGN_INS_LIMITED' },
    ]);
    expect((await page.logIn(uid, ana)).status).toBe(200);
  });

  it('gives its cookies to no script and to no other site', async () => {
    const page = browser();
    const asked = await page.visit(`/oidc/auth?${authorization()}`);
    const cookies = asked.headers.getSetCookie();
    expect(cookies.length).toBeGreaterThan(0);
    for (const cookie of cookies) expect(cookie).toMatch(/; httponly/i);
    for (const cookie of cookies) expect(cookie).toMatch(/; samesite=lax/i);
  });

  it('takes a code once, also when it comes twice at the same moment', async () => {
    const page = browser();
    const uid = await page.begin({ scope: 'wallet' });
    const { body } = await page.logIn(uid, ana);
    const code = await page.codeFrom(String(body['redirectTo']));
    const answers = await Promise.all([page.exchange(code), page.exchange(code)]);
    expect(answers.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(1);
    expect((await page.exchange(code)).body).toMatchObject({ error: 'invalid_grant' });
  });

  it('rotates refresh tokens and ends the session when an old one comes back', async () => {
    const page = browser();
    const { refresh_token: first } = await page.signIn({ ...ana, scope: 'openid wallet' });
    const second = await page.refresh(first);
    expect(second.status).toBe(200);
    expect(second.body['refresh_token']).not.toBe(first);
    expect((await verifier().verify(String(second.body['access_token']))).holder).toBe(holder);
    expect(await page.refresh(first)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    expect(await page.refresh(String(second.body['refresh_token']))).toMatchObject({ status: 400 });
  });

  it('takes away on refresh what a role no longer allows', async () => {
    const boss = { email: 'boss@rio.example', password, displayName: 'Ada' };
    const registered = await service.call('POST', '/identity/organisations', {
      as: operator,
      body: { slug: 'rio', name: 'Rio', kind: 'institution', administrator: boss },
    });
    const organisationId = (registered.body as { id: string }).id;
    const as = { organisationId, scopes: ['organisation:write'] as const };
    const bo = { email: 'bo@rio.example', displayName: 'Bo', password, roles: ['issuer', 'administrator'] };
    await service.call('POST', '/identity/members', { as, body: bo });
    const page = browser();
    const scope = 'openid credentials:issue organisation:read';
    const tokens = await page.signIn({ ...bo, scope });
    const before = await verifier().verify(tokens.access_token);
    expect(before).toMatchObject({ organisationId, organisationKind: 'institution' });
    expect([...before.scopes].sort()).toEqual(['credentials:issue', 'organisation:read']);
    await service.call('POST', '/identity/members', { as, body: { ...bo, roles: ['issuer'] } });
    const after = await page.refresh(tokens.refresh_token);
    expect([...(await verifier().verify(String(after.body['access_token']))).scopes]).toEqual([
      'credentials:issue',
    ]);
  });

  it('keeps the session for the same person and asks when the hint names another', async () => {
    const page = browser();
    await page.signIn({ ...ana, scope: 'openid wallet' });
    expect(await page.authorize({ loginHint: ana.email })).toContain('/signed-in?code=');
    expect(await page.authorize({ loginHint: 'somebody@example.org' })).toMatch(/^\/sign-in\//);
  });

  it('signs out without another question, back to the start', async () => {
    const page = browser();
    const { id_token: hint } = await page.signIn({ ...ana, scope: 'openid' });
    const query = new URLSearchParams({ id_token_hint: hint, post_logout_redirect_uri: `${origin}/` });
    const asked = await page.visit(`/oidc/session/end?${query}`);
    const form = await asked.text();
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(form)?.[1] ?? '';
    const body = new URLSearchParams({ xsrf, logout: 'yes' });
    const done = await page.visit('/oidc/session/end/confirm', { method: 'POST', body });
    expect(done.headers.get('location')).toBe(`${origin}/`);
    expect(await page.authorize({})).toMatch(/^\/sign-in\//);
  });

  it('shows a page of its own where no client can be told what went wrong', async () => {
    const answer = await browser().visit('/oidc/auth?client_id=<script>', {
      headers: { accept: 'text/html' },
    });
    expect(answer.status).toBe(400);
    const text = await answer.text();
    expect(text).toContain('The sign-in did not complete');
    expect(text).not.toContain('<script>');
  });

  it('knows nothing under a name that nothing is stored under', async () => {
    const query = authorization();
    query.set('client_id', '\u0000');
    expect((await browser().visit(`/oidc/auth?${query}`)).status).toBe(400);
    for (const wrong of ['\u0000', 'x'.repeat(5000), "'"]) {
      const { status } = await clientToken(service.url, { id: wrong, secret: wrong });
      expect([400, 401]).toContain(status);
      expect(await browser().exchange(wrong)).toMatchObject({
        status: 400,
        body: { error: 'invalid_grant' },
      });
      expect(await browser().refresh(wrong)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    }
  });

  it('asks for PKCE, and sends nobody to an address that is not registered', async () => {
    const changed = (changes: Record<string, string | undefined>) => {
      const query = authorization();
      for (const [name, value] of Object.entries(changes))
        if (value === undefined) query.delete(name);
        else query.set(name, value);
      return browser().visit(`/oidc/auth?${query}`);
    };
    for (const weak of [
      { code_challenge: undefined, code_challenge_method: undefined },
      { code_challenge: 'x'.repeat(43), code_challenge_method: 'plain' },
      { response_type: 'token' },
      { response_type: 'code id_token' },
    ])
      expect((await changed(weak)).headers.get('location')).toMatch(/\/signed-in[?#]error=/);
    for (const redirect_uri of [
      'https://evil.example/',
      `${origin}.evil.example/signed-in`,
      `${origin}/signed-in/../elsewhere`,
      `${origin}/signed-in?more=1`,
      '//evil.example/signed-in',
      'javascript:alert(1)',
    ]) {
      const answer = await changed({ redirect_uri });
      expect([redirect_uri, answer.status, answer.headers.get('location')]).toEqual([
        redirect_uri,
        400,
        null,
      ]);
    }
    const logout = new URLSearchParams({
      client_id: 'wellspring-web',
      post_logout_redirect_uri: 'https://evil.example/',
    });
    expect((await browser().visit(`/oidc/session/end?${logout}`)).status).toBe(400);
  });

  it('gives nothing for a code whose verifier, address or client is another’s', async () => {
    const wrong = async (change: Record<string, string>) => {
      const page = browser();
      const { body } = await page.logIn(await page.begin({ scope: 'openid wallet' }), ana);
      const code = await page.codeFrom(String(body['redirectTo']));
      return page.exchange(code, change);
    };
    for (const change of [
      { code_verifier: 'x'.repeat(43) },
      { redirect_uri: `${origin}/elsewhere` },
      { client_id: 'wellspring-cli' },
    ])
      expect(await wrong(change)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    const page = browser();
    const { refresh_token: refresh } = await page.signIn({ ...ana, scope: 'openid wallet' });
    expect(await page.refresh(refresh, { client_id: 'wellspring-cli' })).toMatchObject({
      status: 400,
      body: { error: 'invalid_grant' },
    });
    expect(await page.refresh(refresh, { scope: 'openid wallet operations:write' })).toMatchObject({
      status: 400,
    });
  });

  it('ends a refresh token that is revoked', async () => {
    const page = browser();
    const { refresh_token: refresh } = await page.signIn({ ...ana, scope: 'openid wallet' });
    const body = new URLSearchParams({ token: refresh, client_id: 'wellspring-web' });
    expect((await page.visit('/oidc/token/revocation', { method: 'POST', body })).status).toBe(200);
    expect(await page.refresh(refresh)).toMatchObject({ status: 400 });
  });
});

describe('signing in behind an edge with TLS', () => {
  it('names the public address whatever the caller says, and marks cookies as secure', async () => {
    const variables = { WELLSPRING_PUBLIC_URL: 'https://wellspring.example' };
    const service = await startTestService({ contexts: [identity], variables });
    const { body } = await service.call('GET', '/oidc/.well-known/openid-configuration', {
      headers: { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'http' },
    });
    expect(body).toMatchObject({ token_endpoint: 'https://wellspring.example/oidc/token' });
    const query = new URLSearchParams({
      client_id: 'wellspring-web',
      response_type: 'code',
      redirect_uri: 'https://wellspring.example/signed-in',
      scope: 'openid',
      code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
      code_challenge_method: 'S256',
    });
    const asked = await fetch(`${service.url}/oidc/auth?${query}`, { redirect: 'manual' });
    expect(asked.headers.get('location')).toMatch(/^\/sign-in\//);
    const cookies = asked.headers.getSetCookie();
    expect(cookies.length).toBeGreaterThan(0);
    for (const cookie of cookies) expect(cookie).toMatch(/; secure/i);
    await service.close();
  });
});
