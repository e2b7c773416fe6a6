import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ServiceTokens } from '@wellspring/auth';
import {
  dataSchemaOf,
  organisationRegistered,
  resolveItems,
  type FoundItems,
  type FrameworkList,
  type PublishedFramework,
} from '@wellspring/contracts';
import { eventually, startTestService, type Answer, type TestService } from '@wellspring/testing';
import { deriveKey } from '@wellspring/platform';
import { testSecret } from '@wellspring/testing';
import pg from 'pg';
import { registry } from './registry.context.js';

const college = { organisationId: randomUUID(), scopes: ['frameworks:write'] as const };
const employer = { organisationId: randomUUID(), scopes: ['frameworks:write'] as const };

const analyst = {
  title: 'SOC analyst, level 1',
  description: 'What an analyst does in the first year.',
  levels: [
    { name: 'Aware', rank: 1 },
    { name: 'Works alone', rank: 2 },
  ],
  items: [
    { humanCodingScheme: 'SOC.1', fullStatement: 'Triage alerts of a monitoring system' },
    { humanCodingScheme: 'SOC.1.1', fullStatement: 'Read system logs', itemType: 'Skill', parent: 'SOC.1' },
    { fullStatement: 'Write incident reports', parent: 'SOC.1' },
  ],
  associations: [{ associationType: 'precedes', origin: 'SOC.1.1', destination: 'SOC.1' }],
};

describe('finding frameworks and items', () => {
  let service: TestService;
  let admin: pg.Client;
  beforeAll(async () => {
    service = await startTestService({ contexts: [registry] });
    admin = new pg.Client({ connectionString: service.adminUrl });
    await admin.connect();
  });
  afterAll(async () => {
    await admin.end();
    await service.close();
  });

  const post = (path: string, body: unknown, as: typeof college = college, headers = {}) =>
    service.call('POST', `/registry/frameworks${path}`, { as, body, headers });
  const published = (answer: Answer) => {
    if (answer.status !== 201) throw new Error(answer.text);
    return answer.body as PublishedFramework;
  };
  const internal = async (path: string, body: unknown) => {
    const token = await new ServiceTokens(deriveKey(testSecret, 'service-tokens')).sign(
      'matching',
      'registry',
    );
    return service.call('POST', path, { token, body });
  };

  it('finds items by the beginnings of their words, by code, and misspelt', async () => {
    const { framework } = published(
      await post('', {
        title: 'Kitchen',
        items: [
          { fullStatement: 'Prepare vegetables for soup', humanCodingScheme: 'KIT-7' },
          { fullStatement: 'Clean the floor' },
        ],
      }),
    );
    const search = async (q: string) => {
      const answer = await service.call(
        'GET',
        `/registry/items/search?framework=${framework.identifier}&q=${encodeURIComponent(q)}`,
      );
      return (answer.body as FoundItems).items.map((each) => each.fullStatement);
    };
    expect(await search('vegeta prep')).toEqual(['Prepare vegetables for soup']);
    expect(await search('preparing')).toEqual(['Prepare vegetables for soup']);
    expect(await search('KIT-7')).toEqual(['Prepare vegetables for soup']);
    expect(await search('vegtables')).toEqual(['Prepare vegetables for soup']);
    for (const q of ["'", '!!', ':* & |', '%', '\\', "a' or 1=1 --", '()'])
      expect(Array.isArray(await search(q))).toBe(true);
    expect((await service.call('GET', '/registry/items/search?q=')).status).toBe(400);
  });

  it('resolves items for other contexts by URI, by address and by identifier', async () => {
    const { framework, items } = published(await post('', analyst));
    const [first, second] = items;
    const answer = await internal(resolveItems.path, {
      uris: [first?.uri, second?.identifier, 'urn:unknown'],
    });
    const resolved = resolveItems.response.parse(answer.body).items;
    expect(resolved.map((each) => each.identifier).sort()).toEqual(
      [first?.identifier, second?.identifier].sort(),
    );
    expect(resolved[0]).toMatchObject({ frameworkId: framework.identifier, revision: 1 });
    expect(
      (await service.call('POST', resolveItems.path, { as: college, body: { uris: ['x'] } })).status,
    ).toBe(401);
  });

  it('names the owner once the organisation is known, and lists the newest first', async () => {
    const { framework } = published(await post('', { ...analyst, title: 'Newest of all' }));
    const data = { ...organisationRegistered.example, organisationId: college.organisationId };
    const envelope = {
      specversion: '1.0',
      id: randomUUID(),
      source: '/identity',
      type: organisationRegistered.name,
      time: data.registeredAt,
      datacontenttype: 'application/json',
      dataschema: dataSchemaOf('organisation.registered', 1),
      partitionkey: data.organisationId,
      data,
    };
    await admin.query(
      `with head as (update messaging.head set position = position + 1 returning position)
       insert into messaging.event_log (position, topic, key, envelope) select position, 'organisation', $1, $2 from head`,
      [data.organisationId, JSON.stringify(envelope)],
    );
    await eventually(async () => {
      const answer = await service.call('GET', '/registry/frameworks?q=newest%20OF');
      expect((answer.body as FrameworkList).items).toMatchObject([
        { identifier: framework.identifier, owner: { name: data.name } },
      ]);
    });
    const seen: string[] = [];
    for (let cursor: string | undefined = ''; cursor !== undefined;) {
      const answer = await service.call(
        'GET',
        `/registry/frameworks?limit=2${cursor && `&cursor=${cursor}`}`,
      );
      const page = answer.body as FrameworkList;
      seen.push(...page.items.map((each) => each.identifier));
      cursor = page.next;
    }
    expect(seen[0]).toBe(framework.identifier);
    expect(new Set(seen).size).toBe(seen.length);
    published(await post('', { title: 'Job', items: [{ fullStatement: 'Handle alerts' }] }, employer));
    const owned = await service.call('GET', `/registry/frameworks?organisation=${employer.organisationId}`);
    expect((owned.body as FrameworkList).items).toHaveLength(1);
    expect((await service.call('GET', '/registry/frameworks?cursor=zzz')).body).toMatchObject({
      code: 'REGISTRY_CURSOR_INVALID',
    });
  });
});
