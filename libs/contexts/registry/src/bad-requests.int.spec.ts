import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fetchFrameworkGraph, resolveItems } from '@wellspring/contracts';
import { samplePackage } from './testing/sample-package.js';
import { analyst, author, imported, published, Scenario } from './testing/scenario.js';

const college = author();
const stranger = author();
const oneItem = { items: [{ fullStatement: 'Sort' }] };
const oneLink = {
  associations: [{ associationType: 'precedes', origin: 'SOC.1', destination: 'SOC.1.1' }],
};

describe('requests of the registry that are wrong', () => {
  let scenario: Scenario;
  let framework: string;
  beforeAll(async () => {
    scenario = await Scenario.start();
    framework = published(await scenario.post('', analyst, college)).framework.identifier;
  });
  afterAll(() => scenario.close());

  const call = (method: string, path: string, options: object = {}) =>
    scenario.service.call(method, path, options);
  /** Every route that writes, with a body that it takes. */
  const writing = () =>
    [
      ['/registry/frameworks/import', samplePackage(['Weld'])],
      ['/registry/frameworks/import-from', { url: 'https://example.org/package.json' }],
      ['/registry/frameworks', analyst],
      [`/registry/frameworks/${framework}/items`, oneItem],
      [`/registry/frameworks/${framework}/associations`, oneLink],
    ] as const;
  const revisions = async () =>
    ((await scenario.get(`/registry/frameworks/${framework}`)).body as { revisions: unknown[] }).revisions
      .length;

  it('are refused without a token, with another scope and without an organisation', async () => {
    for (const [path, body] of writing()) {
      expect(await call('POST', path, { body })).toMatchObject({
        status: 401,
        body: { code: 'AUTH_TOKEN_MISSING' },
      });
      const reader = { ...college, scopes: ['credentials:issue'] };
      expect(await call('POST', path, { body, as: reader })).toMatchObject({
        status: 403,
        body: { code: 'AUTH_SCOPE_MISSING' },
      });
      expect(await call('POST', path, { body, as: { scopes: ['frameworks:write'] } })).toMatchObject({
        status: 403,
        body: { code: 'AUTH_NO_ORGANISATION' },
      });
    }
    expect(await revisions()).toBe(1);
  });

  it('change nothing in a framework of another organisation', async () => {
    for (const [path, body] of [
      [`/${framework}/items`, oneItem],
      [`/${framework}/associations`, oneLink],
    ] as const) {
      expect(await scenario.post(path, body, stranger)).toMatchObject({
        status: 403,
        body: { code: 'REGISTRY_FRAMEWORK_NOT_YOURS' },
      });
    }
    expect(await revisions()).toBe(1);
  });

  it('are refused when they are malformed, of wrong types, too large or have unknown fields', async () => {
    for (const [path] of writing().slice(1)) {
      const raw = (body: string) => ({ as: college, raw: { type: 'application/json', body } });
      expect(await call('POST', path, raw('{"title":'))).toMatchObject({
        status: 400,
        body: { code: 'BODY_MALFORMED' },
      });
      expect(await call('POST', path, raw('{"__proto__":{"title":"x"}}'))).toMatchObject({
        status: 400,
        body: { code: 'BODY_MALFORMED' },
      });
      for (const body of ['[]', '"text"', 'null', '{}', '{"items":7,"title":7,"url":7}'])
        expect(await call('POST', path, raw(body))).toMatchObject({
          status: 400,
          body: { code: 'REQUEST_INVALID' },
        });
      const known = path.endsWith('/items') ? oneItem : path.endsWith('/associations') ? oneLink : analyst;
      expect(await call('POST', path, { as: college, body: { ...known, more: true } })).toMatchObject({
        status: 400,
        body: { code: 'REQUEST_INVALID' },
      });
      const large = { title: 'x'.repeat(1_100_000) };
      expect(await call('POST', path, { as: college, body: large })).toMatchObject({
        status: 413,
        body: { code: 'BODY_TOO_LARGE' },
      });
      expect(
        await call('POST', path, { as: college, raw: { type: 'application/xml', body: '<a/>' } }),
      ).toMatchObject({ status: 415, body: { code: 'MEDIA_TYPE_UNSUPPORTED' } });
    }
    expect(await revisions()).toBe(1);
  });

  it('are refused for characters that no text here holds', async () => {
    const named = { items: [{ fullStatement: 'x', parent: '\u0000' }] };
    expect((await scenario.post(`/${framework}/items`, named, college)).status).toBe(400);
    for (const path of ['items/search?q=a%00b', 'frameworks?q=%00'])
      expect((await scenario.get(`/registry/${path}`)).body).toMatchObject({
        status: 400,
        code: 'REQUEST_INVALID',
      });
  });

  it('are refused for paths and queries that are none', async () => {
    for (const path of [
      'frameworks/not-a-uuid',
      'frameworks/not-a-uuid/tree',
      `frameworks/${framework}/tree?parent=x`,
      `frameworks/${framework}/tree?limit=0`,
      `frameworks/${framework}/tree?cursor=%00`,
      'frameworks?limit=201',
      'frameworks?organisation=x',
      `frameworks?cursor=${'x'.repeat(300)}`,
      `frameworks?cursor=${cursor('2026-02-30T00:00:00.000Z', framework)}`,
      `frameworks?cursor=${cursor('2026-02-28T00:00:00.000Z', 'x')}`,
      'items/search',
      'items/search?q=',
      `items/search?q=${'x'.repeat(300)}`,
      'items/search?q=x&limit=abc',
      'items/search?q=x&framework=1',
      'items/not-a-uuid',
    ]) {
      const answer = await scenario.get(`/registry/${path}`);
      expect([path, answer.status]).toEqual([path, 400]);
      expect(answer.body).toMatchObject({
        code: expect.stringMatching(/^(REQUEST|REGISTRY_CURSOR)_INVALID$/),
      });
    }
    for (const path of ['frameworks', 'items'])
      expect((await scenario.get(`/registry/${path}/${randomUUID()}`)).status).toBe(404);
    expect((await scenario.get(`/registry/frameworks/${randomUUID()}/tree`)).status).toBe(404);
    expect((await scenario.get('/registry/frameworks/%')).body).toMatchObject({ code: 'PATH_MALFORMED' });
  });

  it('do a thing once when they come again, also at the same moment', async () => {
    const { identifier } = published(await scenario.post('', analyst, college)).framework;
    const headers = { 'idempotency-key': randomUUID() };
    const twice = await Promise.all(
      [1, 2, 3].map(() => scenario.post(`/${identifier}/items`, oneItem, college, headers)),
    );
    expect(new Set(twice.map((each) => published(each).items[0]?.identifier)).size).toBe(1);
    const other = await scenario.post(`/${identifier}/items`, { items: [{ fullStatement: 'B' }] }, college, {
      ...headers,
    });
    expect(other).toMatchObject({ status: 422, body: { code: 'IDEMPOTENCY_KEY_REUSED' } });
    const link = { associations: [{ ...oneLink.associations[0], associationType: 'isRelatedTo' }] };
    const links = await Promise.all(
      [1, 2, 3].map(() => scenario.post(`/${identifier}/associations`, link, college)),
    );
    expect(links.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    const many = await Promise.all(
      [1, 2, 3, 4].map((n) =>
        scenario.post(`/${identifier}/items`, { items: [{ fullStatement: `At once ${n}` }] }, college),
      ),
    );
    const revisionsOf = many.map((each) => published(each).framework.revision).sort();
    expect(revisionsOf).toEqual([4, 5, 6, 7]);
    const sample = samplePackage(['Meets another writer']);
    imported(await scenario.importPackage(sample, college));
    const met = await Promise.all([
      scenario.importPackage({ ...sample, extensions: { new: true } }, college),
      scenario.post(`/${sample.CFDocument.identifier}/items`, oneItem, college),
    ]);
    expect(met.map(({ status }) => status)).toEqual([200, 201]);
    expect((await scenario.revisionsTold(sample.CFDocument.identifier)).length).toBe(3);
  });

  it('find the internal ports closed to everybody but the contexts that the ports name', async () => {
    for (const [path, body] of [
      [resolveItems.path, { uris: ['urn:x'] }],
      [fetchFrameworkGraph.path, { frameworkId: framework, revision: 1 }],
    ] as const) {
      expect((await call('POST', path, { body })).status).toBe(401);
      expect((await call('POST', path, { body, as: college })).body).toMatchObject({
        code: 'AUTH_SERVICE_TOKEN_INVALID',
      });
      expect((await scenario.internal(path, body, 'analytics')).body).toMatchObject({
        code: 'AUTH_PORT_NOT_YOURS',
      });
      expect((await scenario.internal(path, {})).body).toMatchObject({ code: 'REQUEST_INVALID' });
    }
    const tooMany = { uris: Array.from({ length: 1001 }, (_, n) => `urn:${n}`) };
    expect((await scenario.internal(resolveItems.path, tooMany)).status).toBe(400);
  });
});

function cursor(...members: string[]): string {
  return Buffer.from(members.join(' ')).toString('base64url');
}
