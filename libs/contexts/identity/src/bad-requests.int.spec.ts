import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fetchDataKeys, type RegisteredClient } from '@wellspring/contracts';
import { startTestService, tablesWithoutIsolation, type TestService } from '@wellspring/testing';
import pg from 'pg';
import { identity } from './identity.context.js';

const password = 'correct horse battery';
const administrator = { email: 'ada@rio.example', displayName: 'Ada', password };
const registration = { slug: 'rio', name: 'Rio', kind: 'institution', administrator };
const learner = { email: 'lia@example.org', displayName: 'Lia', password };
const member = { email: 'bo@rio.example', displayName: 'Bo', roles: ['issuer'], password };
const client = { name: 'SIS', scopes: ['credentials:issue'] };

describe('requests of identity that are wrong', () => {
  let service: TestService;
  let admin: pg.Client;
  let organisationId: string;
  beforeAll(async () => {
    service = await startTestService({ contexts: [identity] });
    admin = new pg.Client({ connectionString: service.adminUrl });
    await admin.connect();
    const registered = await service.call('POST', '/identity/organisations', {
      as: { scopes: ['operations:write'] },
      body: registration,
    });
    organisationId = (registered.body as { id: string }).id;
  });
  afterAll(async () => {
    await admin.end();
    await service.close();
  });

  const ours = () => ({ organisationId, scopes: ['organisation:read', 'organisation:write'] as const });
  const stranger = { organisationId: randomUUID(), scopes: ['organisation:read', 'organisation:write'] };
  const rows = async () => {
    const { rows: counts } = await admin.query<{ text: string }>(
      `select (select count(*) from identity.account) || ' ' || (select count(*) from identity.membership)
         || ' ' || (select count(*) from identity.api_client) || ' ' || (select count(*) from identity.organisation) as text`,
    );
    return counts[0]?.text;
  };
  /** Every route that takes a body, with one that it takes and who may send it. */
  const writing = () =>
    [
      ['POST', '/identity/learners', learner, undefined],
      ['POST', '/identity/organisations', { ...registration, slug: 'x-y' }, { scopes: ['operations:write'] }],
      ['POST', '/identity/members', member, ours()],
      ['PUT', `/identity/members/${randomUUID()}`, { roles: ['issuer'] }, ours()],
      ['POST', '/identity/clients', client, ours()],
      ['POST', `/identity/interactions/${'x'.repeat(20)}/login`, { email: 'a', password }, undefined],
    ] as const;
  /** Every route that needs a scope. */
  const closed = () =>
    [
      ['GET', '/identity/me'],
      ['DELETE', '/identity/me'],
      ['POST', '/identity/organisations'],
      ['GET', '/identity/members'],
      ['POST', '/identity/members'],
      ['PUT', `/identity/members/${randomUUID()}`],
      ['DELETE', `/identity/members/${randomUUID()}`],
      ['GET', '/identity/clients'],
      ['POST', '/identity/clients'],
      ['DELETE', '/identity/clients/x'],
      ['POST', '/identity/token-keys'],
    ] as const;

  it('are refused without a token and with another scope', async () => {
    const before = await rows();
    for (const [method, path] of closed()) {
      const without = await service.call(method, path);
      expect([method, path, without.status]).toEqual([method, path, 401]);
      expect(without.headers.get('www-authenticate')).toBe('Bearer');
      const other = { organisationId, scopes: [] };
      const refused = await service.call(method, path, { as: other });
      expect([method, path, refused.status]).toEqual([method, path, 403]);
    }
    for (const scope of ['organisation:write', 'operations:read'] as const)
      expect(
        await service.call('POST', '/identity/organisations', {
          as: { scopes: [scope] },
          body: registration,
        }),
      ).toMatchObject({ status: 403, body: { code: 'AUTH_SCOPE_MISSING' } });
    expect(await rows()).toBe(before);
  });

  it('are refused when they are malformed, of wrong types, too large or have unknown fields', async () => {
    const before = await rows();
    for (const [method, path, body, as] of writing()) {
      const send = (text: string, type = 'application/json') =>
        service.call(method, path, { ...(as && { as: as as never }), raw: { type, body: text } });
      const expecting = async (text: string, status: number, code: string) =>
        expect([path, text.slice(0, 40), await send(text)]).toMatchObject([
          path,
          text.slice(0, 40),
          { status, body: { code } },
        ]);
      await expecting('{"email":', 400, 'BODY_MALFORMED');
      await expecting('', 400, 'BODY_MALFORMED');
      for (const text of ['null', '[]', '7', '{}', '{"email":{},"roles":"issuer","name":[],"slug":1}'])
        await expecting(text, 400, 'REQUEST_INVALID');
      await expecting(JSON.stringify({ ...body, isOperator: true }), 400, 'REQUEST_INVALID');
      await expecting(`{"email":"${'x'.repeat(1_100_000)}"}`, 413, 'BODY_TOO_LARGE');
      await expecting(JSON.stringify({ ...body, password: 'x'.repeat(300) }), 400, 'REQUEST_INVALID');
      expect((await send('email=a', 'application/x-www-form-urlencoded')).status).toBe(415);
      // What a form of another site can send without asking first.
      expect((await send(JSON.stringify(body), 'text/plain')).status).toBe(400);
    }
    expect(await rows()).toBe(before);
  });

  it('store nothing that cannot be kept', async () => {
    const before = await rows();
    const as = { scopes: ['operations:write'] as const };
    const odd = { ...registration, slug: 'odd', name: 'a\u0000b', administrator: { ...administrator } };
    expect(await service.call('POST', '/identity/organisations', { as, body: odd })).toMatchObject({
      status: 400,
      body: { code: 'REQUEST_INVALID' },
    });
    const named = { ...client, name: 'a\u0000b' };
    expect(await service.call('POST', '/identity/clients', { as: ours(), body: named })).toMatchObject({
      status: 400,
    });
    expect(await rows()).toBe(before);
  });

  it('change nothing of another organisation', async () => {
    const made = await service.call('POST', '/identity/clients', { as: ours(), body: client });
    const { clientId } = made.body as RegisteredClient;
    const as = stranger as never;
    expect((await service.call('GET', '/identity/clients', { as })).body).toEqual([]);
    expect((await service.call('DELETE', `/identity/clients/${clientId}`, { as })).body).toMatchObject({
      status: 404,
      code: 'IDENTITY_CLIENT_UNKNOWN',
    });
    expect((await service.call('POST', '/identity/clients', { as, body: client })).body).toMatchObject({
      code: 'IDENTITY_ORGANISATION_UNKNOWN',
    });
    for (const path of ['%00', "x'%20or%201=1", 'x'.repeat(99)])
      expect([400, 404]).toContain(
        (await service.call('DELETE', `/identity/clients/${path}`, { as: ours() })).status,
      );
    expect((await service.call('GET', '/identity/clients', { as: ours() })).body).toHaveLength(1);
  });

  it('do a thing once when they come at the same moment', async () => {
    const { clientId } = (await service.call('POST', '/identity/clients', { as: ours(), body: client }))
      .body as RegisteredClient;
    const removed = await Promise.all(
      [1, 2, 3].map(() => service.call('DELETE', `/identity/clients/${clientId}`, { as: ours() })),
    );
    expect(removed.map(({ status }) => status).sort()).toEqual([204, 404, 404]);
    const slug = {
      ...registration,
      slug: 'at-once',
      administrator: { ...administrator, email: 'q@x.example' },
    };
    const registered = await Promise.all(
      [1, 2, 3].map(() =>
        service.call('POST', '/identity/organisations', { as: { scopes: ['operations:write'] }, body: slug }),
      ),
    );
    expect(new Set(registered.map(({ body }) => (body as { id: string }).id)).size).toBe(1);
  });

  it('show no secret a second time, and keep it hashed', async () => {
    const made = await service.call('POST', '/identity/clients', { as: ours(), body: client });
    const { secret } = made.body as RegisteredClient;
    expect(secret).toHaveLength(43);
    expect((await service.call('GET', '/identity/clients', { as: ours() })).text).not.toContain(secret);
    for (const table of ['api_client', 'oidc_payload', 'outbox', 'archive', 'account']) {
      const { rows: all } = await admin.query<{ text: string }>(
        `select t::text as text from identity.${table} t`,
      );
      expect(all.map(({ text }) => text).join()).not.toContain(secret);
      expect(all.map(({ text }) => text).join()).not.toContain(password);
    }
  });

  it('find the data keys closed, and no more of them than a thousand at a time', async () => {
    const body = { kind: 'holder', ids: [randomUUID()] };
    expect((await service.call('POST', fetchDataKeys.path, { body })).status).toBe(401);
    expect((await service.call('POST', fetchDataKeys.path, { as: ours(), body })).status).toBe(401);
    const token = await service.runtime.serviceTokens.sign('wallet', 'identity');
    for (const wrong of [
      {},
      { ...body, kind: 'account' },
      { ...body, ids: [] },
      { ...body, ids: ['x'] },
      { ...body, ids: Array.from({ length: 1001 }, () => randomUUID()) },
    ])
      expect((await service.call('POST', fetchDataKeys.path, { token, body: wrong })).body).toMatchObject({
        code: 'REQUEST_INVALID',
      });
  });

  it('meet tables that hold tenants apart, every one', async () => {
    expect(await tablesWithoutIsolation(service.adminUrl, 'identity')).toEqual([]);
  });
});
