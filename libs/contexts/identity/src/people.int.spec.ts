import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fetchDataKeys } from '@wellspring/contracts';
import { InternalPorts } from '@wellspring/platform';
import { eventually, startTestService, type TestService } from '@wellspring/testing';
import pg from 'pg';
import { identity } from './identity.context.js';
import { TestBrowser } from './testing/browser.js';

const password = 'correct horse battery';
const demonstration = [
  { name: 'Ana', email: 'ana@example.org', password, role: 'learner', organisation: null },
];

describe('people', () => {
  let service: TestService;
  let ports: InternalPorts;
  beforeAll(async () => {
    service = await startTestService({
      contexts: [identity],
      variables: { IDENTITY_DEMONSTRATION_ACCOUNTS: JSON.stringify(demonstration) },
    });
    ports = new InternalPorts('wallet', service.runtime.serviceTokens, () => service.url);
  });
  afterAll(async () => {
    await ports.close();
    await service.close();
  });

  const signUp = (body: object) => service.call('POST', '/identity/learners', { body });
  const keysOf = (ids: string[]) => ports.call(fetchDataKeys, { kind: 'holder', ids });
  const stored = async (sql: string) => {
    const client = new pg.Client({ connectionString: service.adminUrl });
    await client.connect();
    const { rows } = await client.query<Record<string, unknown>>(sql);
    await client.end();
    return rows;
  };

  it('offers the sign-ins of a demonstration', async () => {
    expect((await service.call('GET', '/identity/demonstration')).body).toEqual(demonstration);
  });

  it('makes one account per address, whatever its case', async () => {
    const answers = await Promise.all(
      ['Lia@example.org', 'lia@EXAMPLE.org'].map((email) => signUp({ email, password, displayName: 'Lia' })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it.each([
    ['a short password', { password: 'short' }, 'REQUEST_INVALID'],
    ['a common password', { password: 'password123' }, 'IDENTITY_PASSWORD_COMMON'],
    ['the address as password', { password: 'max@example.org' }, 'IDENTITY_PASSWORD_COMMON'],
    ['no address', { email: 'max' }, 'REQUEST_INVALID'],
    ['an unknown time zone', { timeZone: 'Mars/Olympus' }, 'REQUEST_INVALID'],
    ['an unknown field', { admin: true }, 'REQUEST_INVALID'],
  ])('refuses to sign up with %s', async (_what, change, code) => {
    const body = { email: 'max@example.org', password, displayName: 'Max', ...change };
    expect((await signUp(body)).body).toMatchObject({ code });
  });

  it('keeps names and addresses sealed, passwords hashed, and tells events of none', async () => {
    const noor = { email: 'noor@example.org', password: 'two otters swam by', displayName: 'Noor Haddad' };
    await signUp(noor);
    const browser = new TestBrowser(service.url);
    await browser.signIn({ ...noor, scope: 'openid profile email wallet' });
    const tables = await stored(
      `select schemaname || '.' || tablename as name from pg_tables where schemaname in ('identity', 'messaging')`,
    );
    expect(tables.length).toBeGreaterThan(10);
    for (const { name } of tables) {
      const rows = await stored(`select * from ${String(name)}`);
      const everything = rows
        .flatMap((row) => Object.values(row))
        .map((value) => (Buffer.isBuffer(value) ? value.toString('latin1') : JSON.stringify(value)));
      expect([name, everything.join()]).toEqual([name, expect.not.stringMatching(/noor|haddad|otters/i)]);
    }
  });

  it('keeps one data key per person, however many ask at once and in whatever order', async () => {
    const ids = Array.from({ length: 50 }, () => randomUUID());
    const answers = await Promise.all([keysOf(ids), keysOf([...ids].reverse()), keysOf(ids)]);
    const [first, ...others] = answers.map(({ keys }) => new Map(keys.map(({ id, key }) => [id, key])));
    expect(first?.size).toBe(50);
    for (const other of others) expect(Object.fromEntries(other)).toEqual(Object.fromEntries(first ?? []));
    expect(Buffer.from(first?.get(ids[0] ?? '') ?? '', 'base64url')).toHaveLength(32);
  });

  it('gives data keys to the contexts of this installation alone', async () => {
    const body = { kind: 'holder', ids: [randomUUID()] };
    const call = (token: string) => service.call('POST', fetchDataKeys.path, { token, body });
    expect((await call(service.tokenOf({ scopes: ['wallet'] }))).status).toBe(401);
    const registry = await service.runtime.serviceTokens.sign('registry', 'identity');
    expect((await call(registry)).body).toMatchObject({ code: 'AUTH_PORT_NOT_YOURS' });
  });

  it('erases a person: no key, no name, no session, one event', async () => {
    const eva = { email: 'eva@example.org', password, displayName: 'Eva' };
    const signedUp = await signUp(eva);
    const { accountId, holder } = signedUp.body as { accountId: string; holder: string };
    const browser = new TestBrowser(service.url);
    const { refresh_token: refresh } = await browser.signIn({ ...eva, scope: 'openid wallet' });
    const before = await keysOf([holder]);
    expect(before.keys[0]?.key).not.toBeNull();
    const as = { subject: accountId, scopes: ['wallet'] as const };
    expect((await service.call('GET', '/identity/me', { as })).body).toMatchObject({
      displayName: 'Eva',
      email: eva.email,
      holder,
      organisation: null,
    });
    const erased = await Promise.all([
      service.call('DELETE', '/identity/me', { as }),
      service.call('DELETE', '/identity/me', { as }),
    ]);
    expect(erased.map(({ status }) => status)).toEqual([204, 204]);
    expect((await service.call('GET', '/identity/me', { as })).status).toBe(404);
    expect(await keysOf([holder])).toEqual({ keys: [{ id: holder, key: null }] });
    expect((await browser.refresh(refresh)).status).toBe(400);
    expect(await browser.logIn(await browser.begin(), eva)).toMatchObject({ status: 401 });
    await eventually(async () => {
      const events = await stored(
        `select 1 from messaging.event_log where envelope ->> 'type' = 'person.erased'
         and envelope -> 'data' ->> 'holder' = '${holder}'`,
      );
      expect(events).toHaveLength(1);
    });
    expect((await signUp(eva)).status).toBe(201);
  });
});
