import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  fetchFrameworkGraph,
  type FrameworkDetail,
  type FrameworkTree,
  type ItemDetail,
} from '@wellspring/contracts';
import { analyst, author, published, Scenario } from './testing/scenario.js';

const college = author();
const employer = author();

describe('writing frameworks by hand', () => {
  let scenario: Scenario;
  beforeAll(async () => {
    scenario = await Scenario.start();
  });
  afterAll(() => scenario.close());

  const post = (path: string, body: unknown, as = college, headers = {}) =>
    scenario.post(path, body, as, headers);
  const internal = (path: string, body: unknown) => scenario.internal(path, body);

  it('publishes a first revision that CASE readers see, with its levels', async () => {
    const { framework, items, associations } = published(await post('', analyst));
    expect(framework).toMatchObject({
      revision: 1,
      itemCount: 3,
      associationCount: 4,
      unresolvedAssociationCount: 0,
    });
    expect(items.map((each) => each.humanCodingScheme)).toEqual(['SOC.1', 'SOC.1.1', null]);
    expect(associations).toHaveLength(1);
    const item = await scenario.get(`/ims/case/v1p1/CFItems/${items[1]?.identifier}`);
    expect(item.body).toMatchObject({
      uri: `http://localhost:3999/ims/case/v1p1/CFItems/${items[1]?.identifier}`,
      identifier: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4/),
      CFItemType: 'Skill',
    });
    const detail = await scenario.get(`/registry/frameworks/${framework.identifier}`);
    expect(detail.body as FrameworkDetail).toMatchObject({
      levels: analyst.levels,
      description: analyst.description,
    });
    const top = await scenario.get(`/registry/frameworks/${framework.identifier}/tree`);
    expect((top.body as FrameworkTree).items).toMatchObject([{ humanCodingScheme: 'SOC.1', childCount: 2 }]);
    const tree = `/registry/frameworks/${framework.identifier}/tree?parent=${items[0]?.identifier}&limit=1`;
    const first = (await scenario.get(tree)).body as FrameworkTree;
    const second = (await scenario.get(`${tree}&cursor=${first.next}`)).body as FrameworkTree;
    expect([...first.items, ...second.items].map((each) => each.fullStatement)).toEqual([
      'Read system logs',
      'Write incident reports',
    ]);
    expect(second.next).toBeUndefined();
  });

  it('appends revisions, and draws associations to frameworks of others and elsewhere', async () => {
    const mine = published(await post('', analyst));
    const theirs = published(
      await post('', { title: 'Job', items: [{ fullStatement: 'Handle alerts' }] }, employer),
    );
    const { identifier } = mine.framework;
    const added = published(
      await post(`/${identifier}/items`, { items: [{ fullStatement: 'Escalate', parent: 'SOC.1' }] }),
    );
    expect(added.framework).toMatchObject({ revision: 2, itemCount: 4, associationCount: 5 });
    const links = [
      { associationType: 'exactMatchOf', origin: 'SOC.1', destination: theirs.items[0]?.uri },
      { associationType: 'isRelatedTo', origin: 'SOC.1', destination: 'https://elsewhere.example/skill/9' },
    ];
    const linked = published(await post(`/${identifier}/associations`, { associations: links }));
    expect(linked.framework).toMatchObject({ revision: 3, unresolvedAssociationCount: 1 });
    expect((await post(`/${identifier}/associations`, { associations: links })).body).toMatchObject({
      code: 'REGISTRY_ASSOCIATION_EXISTS',
    });
    const seen = await scenario.get(`/registry/items/${theirs.items[0]?.identifier}`);
    expect((seen.body as ItemDetail).associations).toContainEqual(
      expect.objectContaining({
        associationType: 'exactMatchOf',
        direction: 'incoming',
        other: expect.objectContaining({ frameworkId: identifier }),
      }),
    );
    const graph = await internal(fetchFrameworkGraph.path, {
      frameworkId: identifier,
      revision: 3,
      limit: 4,
    });
    const page = fetchFrameworkGraph.response.parse(graph.body);
    const rest = fetchFrameworkGraph.response.parse(
      (await internal(fetchFrameworkGraph.path, { frameworkId: identifier, revision: 3, after: page.next }))
        .body,
    );
    expect([...page.associations, ...rest.associations]).toHaveLength(7);
    expect(rest.associations).toContainEqual({
      type: 'exactMatchOf',
      from: mine.items[0]?.uri,
      to: theirs.items[0]?.uri,
    });
    const old = await internal(fetchFrameworkGraph.path, { frameworkId: identifier, revision: 1 });
    expect(fetchFrameworkGraph.response.parse(old.body).associations).toHaveLength(4);
    // The package that is served imports as what it is.
    const whole = await scenario.get(`/ims/case/v1p1/CFPackages/${identifier}`);
    const again = await post('/import', whole.body);
    expect([again.status, again.body]).toEqual([200, expect.objectContaining({ outcome: 'unchanged' })]);
  });

  it('refuses what does not hold together', async () => {
    const items = [{ fullStatement: 'A', humanCodingScheme: 'A' }];
    const cases: [object, string][] = [
      [{ title: 'x', items: [{ fullStatement: 'A', parent: 'nobody' }] }, 'REGISTRY_ITEM_UNKNOWN'],
      [{ title: 'x', items: [...items, ...items] }, 'REGISTRY_CODE_AMBIGUOUS'],
      [{ title: 'x', items: [{ ...items[0], parent: 'A' }] }, 'REGISTRY_TREE_CIRCULAR'],
      [
        {
          title: 'x',
          items,
          levels: [
            { name: 'a', rank: 1 },
            { name: 'b', rank: 1 },
          ],
        },
        'REGISTRY_LEVELS_AMBIGUOUS',
      ],
      [
        {
          title: 'x',
          items,
          associations: [{ associationType: 'precedes', origin: 'A', destination: 'nobody' }],
        },
        'REGISTRY_ITEM_UNKNOWN',
      ],
      [{ title: 'x', items, more: 1 }, 'REQUEST_INVALID'],
      [{ title: 'x', items: [] }, 'REQUEST_INVALID'],
    ];
    for (const [body, code] of cases) expect((await post('', body)).body).toMatchObject({ code });
    const mine = published(await post('', analyst));
    const path = `/${mine.framework.identifier}/items`;
    expect((await post(path, { items }, employer)).body).toMatchObject({
      code: 'REGISTRY_FRAMEWORK_NOT_YOURS',
      status: 403,
    });
    expect((await post(`/${randomUUID()}/items`, { items })).status).toBe(404);
    expect((await scenario.service.call('POST', '/registry/frameworks', { body: analyst })).status).toBe(401);
    expect(
      (await scenario.service.call('POST', `/registry/frameworks${path}`, { body: { items } })).status,
    ).toBe(401);
  });

  it('does a repeated request once', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    const answers = await Promise.all([1, 2, 3].map(() => post('', analyst, college, headers)));
    expect(new Set(answers.map((each) => published(each).framework.identifier)).size).toBe(1);
  });
});
