import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { JwtTokenVerifier } from '@wellspring/auth';
import { startTestService, type TestService } from '@wellspring/testing';
import { createRemoteJWKSet, exportJWK, generateKeyPair } from 'jose';
import Provider, { interactionPolicy } from 'oidc-provider';
import { identity } from './identity.context.js';
import { origin, TestBrowser } from './testing/browser.js';

interface Person {
  readonly sub: string;
  readonly email?: string;
  readonly email_verified?: boolean;
  readonly name?: string;
}

/** Another organisation's OpenID provider, where `person` is signed in already. */
async function startExternalProvider(person: () => Person): Promise<{ issuer: string; server: Server }> {
  const external: { provider?: Provider; handle?: ReturnType<Provider['callback']> } = {};
  const server = createServer((request, response) => {
    if (request.url?.startsWith('/interaction/')) {
      const login = { accountId: person().sub };
      return void external.provider?.interactionFinished(request, response, { login });
    }
    return external.handle?.(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const policy = interactionPolicy.base();
  policy.remove('consent');
  external.provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'wellspring',
        client_secret: 'between two providers',
        redirect_uris: [`${origin}/identity/external/callback`],
        application_type: 'native',
        id_token_signed_response_alg: 'ES256',
      },
    ],
    jwks: { keys: [{ ...(await exportJWK(privateKey)), alg: 'ES256', kid: 'theirs', use: 'sig' }] as never },
    cookies: {
      keys: ['a key of the other provider'],
      names: { session: 'other', interaction: 'other_i', resume: 'other_r', state: 'other_s' } as never,
    },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false } },
    interactions: { policy, url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
    pkce: { required: () => true },
    findAccount: async (_ctx, id) => ({ accountId: id, claims: async () => ({ ...person() }) }),
    loadExistingGrant: async ({ oidc }) => {
      const grant = new oidc.provider.Grant({
        clientId: oidc.client?.clientId ?? '',
        accountId: oidc.session?.accountId ?? '',
      });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
  });
  external.handle = external.provider.callback();
  return { issuer, server };
}

describe('signing in with an external OpenID provider', () => {
  let service: TestService;
  let external: Awaited<ReturnType<typeof startExternalProvider>>;
  let person: Person = { sub: 'ext-1', email: 'kai@mesa.example', email_verified: true, name: 'Kai Okafor' };
  beforeAll(async () => {
    external = await startExternalProvider(() => person);
    service = await startTestService({
      contexts: [identity],
      variables: {
        IDENTITY_EXTERNAL_ISSUER: external.issuer,
        IDENTITY_EXTERNAL_CLIENT_ID: 'wellspring',
        IDENTITY_EXTERNAL_CLIENT_SECRET: 'between two providers',
        IDENTITY_EXTERNAL_NAME: 'Mesa Tech',
      },
    });
  });
  afterAll(async () => {
    await service.close();
    external.server.close();
  });

  /** Goes through the external provider; answers where the browser ends up in our installation. */
  async function through(browser: TestBrowser, uid: string): Promise<string> {
    const begun = await browser.visit(`/identity/interactions/${uid}/external`);
    let url = begun.headers.get('location') ?? '';
    for (let hop = 0; hop < 5 && !url.startsWith(origin); hop += 1) {
      const base = new URL(url, external.issuer).href;
      url = new URL((await browser.visit(base)).headers.get('location') ?? '', base).href;
    }
    return url;
  }

  async function signIn(browser = new TestBrowser(service.url)) {
    const uid = await browser.begin({ scope: 'openid wallet' });
    const back = await browser.visit(await through(browser, uid));
    const location = back.headers.get('location') ?? '';
    if (!location.startsWith(origin)) return { location };
    const { body } = await browser.exchange(await browser.codeFrom(location));
    const verifier = new JwtTokenVerifier({
      issuer: `${origin}/oidc`,
      audience: origin,
      keys: createRemoteJWKSet(new URL(`${service.url}/oidc/jwks`)),
      now: () => new Date(),
    });
    return { location, caller: await verifier.verify(String(body['access_token'])) };
  }

  it('offers it by name', async () => {
    const browser = new TestBrowser(service.url);
    const uid = await browser.begin();
    const shown = await browser.visit(`/identity/interactions/${uid}`);
    expect(await shown.json()).toMatchObject({ external: 'Mesa Tech' });
  });

  it('makes an account once and knows it again; the token is our own', async () => {
    const first = await signIn();
    expect(first.caller).toMatchObject({ kind: 'member', holder: expect.any(String) });
    const second = await signIn();
    expect(second.caller?.subject).toBe(first.caller?.subject);
    const as = { subject: first.caller?.subject ?? '', scopes: ['wallet'] as const };
    expect((await service.call('GET', '/identity/me', { as })).body).toMatchObject({
      displayName: 'Kai Okafor',
      email: 'kai@mesa.example',
    });
  });

  it('takes nobody into the account that another made with the address', async () => {
    const body = { email: 'zoe@mesa.example', password: 'correct horse battery', displayName: 'Zoe' };
    await service.call('POST', '/identity/learners', { body });
    person = { sub: 'ext-2', email: body.email, email_verified: true };
    expect((await signIn()).location).toContain('error=IDENTITY_EMAIL_TAKEN');
  });

  it('takes a member in by a verified address, and not by another', async () => {
    const administrator = { email: 'dean@mesa.example', displayName: 'Dean' };
    const registered = await service.call('POST', '/identity/organisations', {
      as: { scopes: ['operations:write'] },
      body: { slug: 'mesa-tech', name: 'Mesa Tech', kind: 'institution', administrator },
    });
    for (const unverified of [false, undefined, 'true', 1]) {
      person = { sub: 'ext-3', email: administrator.email, email_verified: unverified as never };
      expect((await signIn()).location).toContain('error=IDENTITY_EMAIL_TAKEN');
    }
    person = { ...person, email_verified: true };
    expect((await signIn()).caller).toMatchObject({ organisationId: (registered.body as { id: string }).id });
  });

  it('refuses an answer that this browser did not ask for, or that comes twice', async () => {
    person = { sub: 'ext-1' };
    const browser = new TestBrowser(service.url);
    const back = await through(browser, await browser.begin());
    const thief = new TestBrowser(service.url);
    await thief.begin();
    expect((await thief.visit(back)).status).toBe(404);
    expect((await browser.visit(back)).status).toBe(404);
  });

  it.each([
    ['with a forged code', (url: string) => url.replace(/code=[^&]+/, 'code=forged')],
    ['of another issuer', (url: string) => url.replace(/iss=[^&]+/, 'iss=https%3A%2F%2Fevil.example')],
    ['of an issuer that does not say who it is', (url: string) => url.replace(/&?iss=[^&]+/, '')],
    ['that is an error', (url: string) => url.replace(/code=[^&]+/, 'error=access_denied')],
  ])('signs nobody in by an answer %s', async (_, change) => {
    person = { sub: 'ext-1' };
    const browser = new TestBrowser(service.url);
    const uid = await browser.begin();
    const back = change(await through(browser, uid));
    expect((await browser.visit(back)).headers.get('location')).toBe(
      `/sign-in/${uid}?error=IDENTITY_EXTERNAL_FAILED`,
    );
  });

  it('answers without a state, or with one that is none', async () => {
    const browser = new TestBrowser(service.url);
    await browser.begin();
    expect((await browser.visit('/identity/external/callback')).status).toBe(400);
    for (const [state, status] of [
      ['x', 404],
      ["'", 404],
      ['x'.repeat(200), 404],
      ['x'.repeat(201), 400],
      ['%00', 400],
      ['x&state=y', 400],
    ]) {
      const answer = await browser.visit(`/identity/external/callback?code=x&state=${state}`);
      expect([state, answer.status]).toEqual([state, status]);
    }
    expect((await browser.visit(`/identity/interactions/${'x'.repeat(20)}/external`)).status).toBe(404);
  });
});
