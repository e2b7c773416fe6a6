import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { JwtTokenVerifier } from '@wellspring/auth';
import { contextNames, eventCatalogue } from '@wellspring/contracts';
import { Database } from '@wellspring/persistence';
import { eventually, startTestService, type TestService } from '@wellspring/testing';
import { createRemoteJWKSet } from 'jose';
import pg from 'pg';
import { identity } from './identity.context.js';
import { clientToken, origin } from './testing/browser.js';

const secret = 'the operator says nothing to nobody';
const operator = { scopes: ['operations:write'] as const };
const registration = {
  slug: 'rio-bravo',
  name: 'Rio Bravo Community College',
  kind: 'institution',
  administrator: { email: 'ada@rio.example', displayName: 'Ada' },
};

describe('organisations', () => {
  let service: TestService;
  let organisationId: string;
  beforeAll(async () => {
    service = await startTestService({
      contexts: [identity],
      variables: { IDENTITY_OPERATOR_CLIENT_SECRET: secret },
    });
    const [first, second] = await Promise.all([
      service.call('POST', '/identity/organisations', { as: operator, body: registration }),
      service.call('POST', '/identity/organisations', { as: operator, body: registration }),
    ]);
    ({ id: organisationId } = first.body as { id: string });
    expect(second.body).toMatchObject({ id: organisationId });
    const passwords = [first, second].filter((answer) => 'initialPassword' in (answer.body as object));
    expect(passwords).toHaveLength(1);
  });
  afterAll(() => service.close());

  const as = () => ({
    organisationId,
    scopes: ['organisation:read', 'organisation:write'] as const,
  });
  const stranger = {
    organisationId: '0197a1c0-0000-7000-8000-000000000009',
    scopes: ['organisation:read', 'organisation:write'] as const,
  };
  const registerClient = (scopes: string[]) =>
    service.call('POST', '/identity/clients', { as: as(), body: { name: 'SIS', scopes } });

  it('tells everybody once that one joined', async () => {
    await eventually(async () => {
      const client = new pg.Client({ connectionString: service.adminUrl });
      await client.connect();
      const { rows } = await client.query<{ envelope: { data: { slug: string } } }>(
        "select envelope from messaging.event_log where envelope ->> 'type' = 'organisation.registered'",
      );
      await client.end();
      const slugs = rows.map(({ envelope }) => envelope.data.slug).sort();
      expect(slugs).toEqual(['rio-bravo', 'wellspring-operator']);
    });
    expect(eventCatalogue.filter((event) => event.consumers.includes('identity'))).toEqual([]);
    expect(contextNames).toContain('identity');
  });

  it('lists public names without a token', async () => {
    const { body } = await service.call('GET', '/identity/organisations');
    expect(body).toContainEqual({
      id: organisationId,
      slug: 'rio-bravo',
      name: 'Rio Bravo Community College',
      kind: 'institution',
    });
  });

  it('refuses a slug that another kind has, an address that has an account, and malformed bodies', async () => {
    const register = (body: object) =>
      service.call('POST', '/identity/organisations', { as: operator, body: { ...registration, ...body } });
    expect((await register({ kind: 'employer' })).body).toMatchObject({ code: 'IDENTITY_SLUG_TAKEN' });
    expect((await register({ slug: 'other' })).body).toMatchObject({ code: 'IDENTITY_EMAIL_TAKEN' });
    const { body } = await service.call('GET', '/identity/organisations');
    expect(body).toHaveLength(2);
    expect((await register({ slug: 'Rio Bravo' })).body).toMatchObject({ code: 'REQUEST_INVALID' });
    expect((await register({ extra: true })).body).toMatchObject({ code: 'REQUEST_INVALID' });
  });

  it('gives members the roles that its kind has, and asks nobody else’s account in', async () => {
    const member = { email: 'bo@rio.example', displayName: 'Bo', roles: ['issuer'] };
    const invite = (body: object, caller: object = as()) =>
      service.call('POST', '/identity/members', { as: caller as never, body });
    const invited = await invite(member);
    expect(invited).toMatchObject({ status: 201, body: { initialPassword: expect.any(String) } });
    expect((await invite({ ...member, roles: ['recruiter'] })).body).toMatchObject({
      code: 'IDENTITY_ROLE_NOT_YOURS',
    });
    const again = await invite({ ...member, roles: ['issuer', 'administrator'] });
    expect(again.body).not.toHaveProperty('initialPassword');
    const { body: members } = await service.call('GET', '/identity/members', { as: as() });
    expect(members).toMatchObject([
      { email: 'ada@rio.example' },
      { email: 'bo@rio.example', roles: ['issuer', 'administrator'] },
    ]);
    expect((await service.call('GET', '/identity/members', { as: stranger })).body).toEqual([]);
    const learner = { email: 'eva@example.org', password: 'correct horse battery', displayName: 'Eva' };
    await service.call('POST', '/identity/learners', { body: learner });
    expect((await invite({ ...member, email: learner.email })).body).toMatchObject({
      code: 'IDENTITY_EMAIL_TAKEN',
    });
    expect((await invite({ ...member, email: 'x@rio.example', password: 'password123' })).body).toMatchObject(
      { code: 'IDENTITY_PASSWORD_COMMON' },
    );
    expect((await invite(member, { organisationId, scopes: ['organisation:read'] })).status).toBe(403);
    expect((await invite(member, { scopes: ['organisation:write'] })).status).toBe(403);
  });

  it('gives API clients what its kind may do, by either way to show the secret', async () => {
    const verifier = new JwtTokenVerifier({
      issuer: `${origin}/oidc`,
      audience: origin,
      keys: createRemoteJWKSet(new URL(`${service.url}/oidc/jwks`)),
      now: () => new Date(),
    });
    expect((await registerClient(['postings:write'])).body).toMatchObject({
      code: 'IDENTITY_SCOPE_NOT_YOURS',
    });
    const registered = await registerClient(['credentials:issue', 'credentials:read']);
    const { clientId: id, secret: key } = registered.body as { clientId: string; secret: string };
    const reduced = await clientToken(service.url, { id, secret: key, scope: 'credentials:read' });
    const caller = await verifier.verify(String(reduced.body['access_token']));
    expect(caller).toMatchObject({ kind: 'client', subject: id, organisationId });
    expect([...caller.scopes]).toEqual(['credentials:read']);
    const whole = await clientToken(service.url, { id, secret: key, inForm: true });
    expect(whole.body).toMatchObject({ scope: 'credentials:issue credentials:read', expires_in: 3600 });
    const foreign = await clientToken(service.url, { id, secret: key, scope: 'operations:write' });
    expect(foreign).toMatchObject({ status: 400, body: { error: 'invalid_scope' } });
    expect(await clientToken(service.url, { id, secret: 'wrong' })).toMatchObject({ status: 401 });
    expect((await service.call('GET', '/identity/clients', { as: as() })).text).not.toContain(key);
  });

  it('refuses tokens to a client that was removed, which only its own organisation can do', async () => {
    const registered = await registerClient(['credentials:issue']);
    const { clientId: id, secret: key } = registered.body as { clientId: string; secret: string };
    const remove = (caller: object) =>
      service.call('DELETE', `/identity/clients/${id}`, { as: caller as never });
    expect((await remove(stranger)).status).toBe(404);
    expect((await clientToken(service.url, { id, secret: key })).status).toBe(200);
    expect((await remove(as())).status).toBe(204);
    expect(await clientToken(service.url, { id, secret: key })).toMatchObject({
      status: 401,
      body: { error: 'invalid_client' },
    });
  });

  it('starts the operator with its own client, again and again', async () => {
    const answer = await clientToken(service.url, { id: 'operator', secret });
    expect(String(answer.body['scope']).split(' ')).toEqual(
      expect.arrayContaining(['operations:write', 'trust:write', 'analytics:read', 'organisation:write']),
    );
    expect((await clientToken(service.url, { id: 'operator', secret: `${secret}.` })).status).toBe(401);
  });

  it('shows a tenant’s transaction nothing of another tenant, and no plumbing', async () => {
    const database = await Database.connect({
      url: service.runtime.context('identity').database.url,
      context: 'identity',
    });
    const count = (scope: Parameters<Database['transaction']>[0], table: string) =>
      database.transaction(scope, async (tx) => {
        const rows = await tx.query(`select 1 from identity.${table}`);
        return rows.length;
      });
    expect(await count({ organisation: organisationId }, 'membership')).toBeGreaterThan(0);
    const other = { organisation: stranger.organisationId };
    for (const table of ['membership', 'api_client', 'account', 'data_key', 'token_key', 'oidc_payload']) {
      expect(await count(other, table)).toBe(0);
    }
    await database.close();
  });
});
