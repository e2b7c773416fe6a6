import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { InvitedMember, Member, Role } from '@wellspring/contracts';
import { startTestService, type TestService } from '@wellspring/testing';
import { decodeJwt } from 'jose';
import { identity } from './identity.context.js';
import { TestBrowser } from './testing/browser.js';

const password = 'correct horse battery';
const scope = 'openid credentials:issue organisation:read organisation:write';

describe('members of an organisation', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startTestService({ contexts: [identity] });
  });
  afterAll(() => service.close());

  /** An organisation with one administrator. */
  async function register() {
    const slug = `o-${randomUUID().slice(0, 8)}`;
    const administrator = { email: `ada@${slug}.example`, displayName: 'Ada', password };
    const registered = await service.call('POST', '/identity/organisations', {
      as: { scopes: ['operations:write'] },
      body: { slug, name: slug, kind: 'institution', administrator },
    });
    const organisationId = (registered.body as { id: string }).id;
    const as = { organisationId, scopes: ['organisation:read', 'organisation:write'] as const };
    const call = (method: string, path = '', body?: object) =>
      service.call(method, `/identity/members${path}`, { as, ...(body && { body }) });
    const members = async () => (await call('GET')).body as Member[];
    const invite = async (name: string, roles: Role[]) =>
      (await call('POST', '', { email: `${name}@${slug}.example`, displayName: name, roles, password }))
        .body as InvitedMember;
    const [ada] = await members();
    if (!ada) throw new Error('The organisation has nobody.');
    return { organisationId, administrator, ada, call, members, invite };
  }

  it('get other roles, by their account or by being invited again', async () => {
    const { call, invite, members } = await register();
    const bo = await invite('bo', ['issuer']);
    const changed = await call('PUT', `/${bo.accountId}`, { roles: ['administrator'] });
    expect(changed).toMatchObject({
      status: 200,
      body: { accountId: bo.accountId, displayName: 'bo', roles: ['administrator'] },
    });
    const again = await call('POST', '', { email: bo.email, displayName: 'Another name', roles: ['issuer'] });
    expect(again.body).toMatchObject({ displayName: 'bo', roles: ['issuer'] });
    expect(await members()).toMatchObject([{}, { accountId: bo.accountId, roles: ['issuer'] }]);
    const foreign = await call('PUT', `/${bo.accountId}`, { roles: ['recruiter'] });
    expect(foreign.body).toMatchObject({ status: 422, code: 'IDENTITY_ROLE_NOT_YOURS' });
    for (const body of [{}, { roles: [] }, { roles: ['king'] }, { roles: ['issuer'], more: 1 }])
      expect((await call('PUT', `/${bo.accountId}`, body)).body).toMatchObject({ code: 'REQUEST_INVALID' });
  });

  it('leave, with their account, their sessions and their rights', async () => {
    const { call, invite, members, ada } = await register();
    const bo = await invite('bo', ['issuer']);
    const browser = new TestBrowser(service.url);
    const { refresh_token: refresh } = await browser.signIn({ ...bo, password, scope });
    expect((await call('DELETE', `/${bo.accountId}`)).status).toBe(204);
    expect(await members()).toEqual([ada]);
    expect(await browser.refresh(refresh)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    expect(await browser.logIn(await browser.begin(), { ...bo, password })).toMatchObject({ status: 401 });
    expect((await call('DELETE', `/${bo.accountId}`)).body).toMatchObject({
      status: 404,
      code: 'IDENTITY_MEMBER_UNKNOWN',
    });
    expect((await call('PUT', `/${bo.accountId}`, { roles: ['issuer'] })).status).toBe(404);
    const returned = await invite('bo', ['issuer']);
    expect(returned.accountId).not.toBe(bo.accountId);
  });

  it('always have an administrator among them', async () => {
    const { call, members, invite, ada, administrator } = await register();
    const demote = { roles: ['issuer'] };
    const refused = { status: 409, body: { code: 'IDENTITY_LAST_ADMINISTRATOR' } };
    expect(await call('PUT', `/${ada.accountId}`, demote)).toMatchObject(refused);
    expect(await call('POST', '', { ...ada, ...demote, accountId: undefined })).toMatchObject(refused);
    expect(await call('DELETE', `/${ada.accountId}`)).toMatchObject(refused);
    const as = { subject: ada.accountId, scopes: ['organisation:read'] as const };
    expect(await service.call('DELETE', '/identity/me', { as })).toMatchObject(refused);
    const token = await new TestBrowser(service.url).signIn({ ...administrator, scope });
    expect(String(decodeJwt(token.access_token)['scope'])).toContain('organisation:write');

    const bo = await invite('bo', ['administrator']);
    const both = await Promise.all([
      call('DELETE', `/${ada.accountId}`),
      call('PUT', `/${bo.accountId}`, demote),
    ]);
    expect(both.filter(({ status }) => status === 409)).toHaveLength(1);
    expect((await members()).filter(({ roles }) => roles.includes('administrator'))).toHaveLength(1);
  });

  it('are no business of another organisation, nor of a caller without the right', async () => {
    const [ours, theirs] = [await register(), await register()];
    const bo = await ours.invite('bo', ['issuer']);
    const path = `/${bo.accountId}`;
    expect(await theirs.call('PUT', path, { roles: ['administrator'] })).toMatchObject({
      status: 404,
      body: { code: 'IDENTITY_MEMBER_UNKNOWN' },
    });
    expect((await theirs.call('DELETE', path)).status).toBe(404);
    const asked = { email: bo.email, displayName: 'Bo', roles: ['issuer'] };
    expect((await theirs.call('POST', '', asked)).body).toMatchObject({ code: 'IDENTITY_EMAIL_TAKEN' });
    const reader = { organisationId: ours.organisationId, scopes: ['organisation:read'] as const };
    const body = { roles: ['issuer'] };
    for (const method of ['PUT', 'DELETE']) {
      const url = `/identity/members${path}`;
      expect((await service.call(method, url, { body })).status).toBe(401);
      expect((await service.call(method, url, { body, as: reader })).status).toBe(403);
      const nobody = { scopes: ['organisation:write'] as const };
      expect((await service.call(method, url, { body, as: nobody })).status).toBe(403);
      expect((await ours.call(method, '/not-a-uuid', body)).status).toBe(400);
    }
    const gone = { organisationId: randomUUID(), scopes: ['organisation:write'] as const };
    expect((await service.call('POST', '/identity/members', { as: gone, body: asked })).body).toMatchObject({
      status: 404,
      code: 'IDENTITY_ORGANISATION_UNKNOWN',
    });
    expect(await ours.members()).toHaveLength(2);
  });

  it('are made once when they are invited many times at once', async () => {
    const { invite, members } = await register();
    const many = await Promise.all([1, 2, 3, 4].map(() => invite('bo', ['issuer'])));
    expect(new Set(many.map(({ accountId }) => accountId)).size).toBe(1);
    expect(await members()).toHaveLength(2);
  });
});
