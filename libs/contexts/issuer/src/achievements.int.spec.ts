import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { achievementPublished, frameworkPublished, type AchievementPage } from '@wellspring/contracts';
import { newId } from '@wellspring/persistence';
import { eventually, sentFact } from '@wellspring/testing';
import { askAsStrangers, garbageIsTold, sendGarbage, strangersAreTold } from './testing/hostile.js';
import {
  anAchievement,
  institutionOf,
  startScenario,
  type Institution,
  type Scenario,
} from './testing/scenario.js';

let scenario: Scenario;
let school: Institution;
beforeAll(async () => {
  scenario = await startScenario();
  school = await scenario.institution();
});
beforeEach(() => {
  scenario.neighbour.outage = false;
});
afterAll(() => scenario.close());

const path = '/issuer/achievements';
const levels = [
  { name: 'Able', rank: 2 },
  { name: 'Aware', rank: 1 },
];
const publishedOf = async (achievementId: string) =>
  (await scenario.log.published(achievementPublished)).filter((each) => each.achievementId === achievementId);
const stored = async () => {
  const { rows } = await scenario.log.admin.query<{ n: number }>(
    'select count(*)::int as n from issuer.achievement',
  );
  return rows[0]?.n;
};

describe('defining an achievement', () => {
  it('aligns it to items as the registry knows them, and tells', async () => {
    const item = scenario.item();
    const achievement = await school.achievement({
      alignments: [{ itemUri: item.uri }],
      resultLevels: levels,
      achievementType: 'Certificate',
    });
    expect(achievement).toMatchObject({
      name: 'Log analysis',
      achievementType: 'Certificate',
      alignments: [
        { itemUri: item.uri, itemName: item.fullStatement, code: item.humanCodingScheme, revision: 3 },
      ],
      resultLevels: [
        { name: 'Aware', rank: 1 },
        { name: 'Able', rank: 2 },
      ],
    });
    expect((await school.get(`${path}/${achievement.id}`)).body).toEqual(achievement);
    const { frameworkUri, uri, revision } = item;
    await eventually(async () => {
      expect(await publishedOf(achievement.id)).toMatchObject([
        {
          organisationId: school.organisationId,
          alignments: [{ uri, frameworkUri, revision, resolved: true }],
        },
      ]);
    });
  });

  it('is served to anyone as the Open Badges 3.0 Achievement that credentials name', async () => {
    const item = scenario.item({ humanCodingScheme: null });
    const { id } = await school.achievement({
      alignments: [{ itemUri: item.identifier }],
      resultLevels: levels,
    });
    const answer = await scenario.service.call('GET', `/issuer/public/achievements/${id}`);
    const url = `http://localhost:3999/issuer/public/achievements/${id}`;
    expect(answer.headers.get('cache-control')).toBe('public, max-age=300');
    expect(answer.body).toMatchObject({
      id: url,
      type: ['Achievement'],
      achievementType: 'Badge',
      alignment: [
        {
          type: ['Alignment'],
          targetType: 'CFItem',
          targetUrl: item.uri,
          targetFramework: 'Security operations (revision 3)',
        },
      ],
      resultDescription: [
        {
          id: `${url}#level`,
          rubricCriterionLevel: [
            { name: 'Aware', level: '1' },
            { name: 'Able', level: '2' },
          ],
        },
      ],
    });
    expect(answer.text).not.toContain('targetCode');
  });

  it('refuses items that the registry does not know, each by its place', async () => {
    const known = scenario.item();
    const alignments = [known.uri, 'urn:uuid:nowhere', 'https://example.org/no'].map((itemUri) => ({
      itemUri,
    }));
    const before = await stored();
    const answer = await school.post(path, { ...anAchievement(), alignments });
    expect(answer.body).toMatchObject({
      status: 422,
      code: 'ISSUER_UNKNOWN_ITEM',
      errors: [{ path: 'alignments.1.itemUri' }, { path: 'alignments.2.itemUri' }],
    });
    expect(await stored()).toBe(before);
  });

  it('aligns to an item once, also when it is named by URI and by identifier', async () => {
    const { uri, identifier } = scenario.item();
    const alignments = [{ itemUri: uri }, { itemUri: identifier }, { itemUri: uri }];
    expect((await school.achievement({ alignments })).alignments).toHaveLength(1);
  });

  it('refuses an item whose credentials would not verify', async () => {
    const { identifier } = scenario.item({ uri: 'no address at all' });
    const answer = await school.post(path, { ...anAchievement(), alignments: [{ itemUri: identifier }] });
    expect(answer.body).toMatchObject({
      status: 422,
      code: 'ISSUER_ACHIEVEMENT_UNUSABLE',
      errors: [{ path: 'alignment.0.targetUrl' }],
    });
  });

  it('quotes long and odd statements so that they can be stored and signed', async () => {
    const { uri } = scenario.item({ fullStatement: `Tab\there ${'x'.repeat(990)}🌳 and more` });
    const { id, alignments } = await school.achievement({ alignments: [{ itemUri: uri }] });
    expect(alignments[0]?.itemName).toBe(`Tab here ${'x'.repeat(990)}`);
    const { credentials } = await school.award(id);
    expect(await scenario.verify(await school.textOf(credentials[0]?.credentialId ?? ''))).toEqual([]);
  });

  it('says so when a framework has moved on since', async () => {
    const frameworkId = newId();
    const { uri } = scenario.item({ frameworkId });
    const { id } = await school.achievement({ alignments: [{ itemUri: uri }] });
    const published = (revision: number) =>
      sentFact(frameworkPublished, { ...frameworkPublished.example, frameworkId, revision });
    await scenario.log.publish(published(4), published(3));
    await eventually(async () => {
      expect((await school.get(`${path}/${id}`)).body).toMatchObject({
        alignments: [{ frameworkMovedOn: true }],
      });
    });
  });

  it('waits out a registry that does not answer', async () => {
    const { uri } = scenario.item();
    const body = { ...anAchievement(), alignments: [{ itemUri: uri }] };
    scenario.neighbour.outage = true;
    const key = { 'idempotency-key': newId() };
    expect((await school.post(path, body, key)).body).toMatchObject({
      status: 503,
      code: 'SERVICE_UNAVAILABLE',
    });
    scenario.neighbour.outage = false;
    expect((await school.post(path, body, key)).status).toBe(201);
  });
});

describe('defining an achievement again', () => {
  it('answers the first one for the same Idempotency-Key, even while the registry is away', async () => {
    const { uri } = scenario.item();
    const body = { ...anAchievement(), alignments: [{ itemUri: uri }] };
    const key = { 'idempotency-key': newId() };
    const first = await school.post(path, body, key);
    scenario.neighbour.outage = true;
    const again = await school.post(path, body, key);
    expect(again.body).toEqual(first.body);
    expect(again.status).toBe(201);
  });

  it('refuses the key for another body', async () => {
    const key = { 'idempotency-key': newId() };
    await school.post(path, anAchievement(), key);
    const before = await stored();
    const answer = await school.post(path, { ...anAchievement(), name: 'Other' }, key);
    expect(answer.body).toMatchObject({ status: 422, code: 'IDEMPOTENCY_KEY_REUSED' });
    expect(await stored()).toBe(before);
  });

  it('defines one when the same request comes several times at once', async () => {
    const key = { 'idempotency-key': newId() };
    const before = (await stored()) ?? 0;
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => school.post(path, anAchievement(), key)),
    );
    for (const { body } of answers) expect(body).toEqual(answers[0]?.body);
    expect(await stored()).toBe(before + 1);
    const { id } = answers[0]?.body as unknown as { id: string };
    await eventually(async () => expect(await publishedOf(id)).toHaveLength(1));
  });

  it('keeps the keys of organisations apart, and makes another without a key', async () => {
    const other = await scenario.institution('Mesa Tech');
    const key = { 'idempotency-key': newId() };
    const ids = [
      await school.post(path, anAchievement(), key),
      await other.post(path, anAchievement(), key),
      await school.post(path, anAchievement()),
      await school.post(path, anAchievement()),
    ].map(({ body }) => (body as { id: string }).id);
    expect(new Set(ids).size).toBe(4);
  });

  it.each(['', 'with spaces', 'ü', 'x'.repeat(256)])('refuses the key %j', async (key) => {
    const headers = { 'idempotency-key': Buffer.from(key).toString('latin1') };
    const answer = await school.post(path, anAchievement(), headers);
    expect(answer.body).toMatchObject({ status: 400, code: 'IDEMPOTENCY_KEY_INVALID' });
  });
});

describe('what is no achievement', () => {
  it.each([
    ['a name of nothing', { name: '  ' }, 'name'],
    ['a name that is too long', { name: 'x'.repeat(301) }, 'name'],
    ['a name of another type', { name: 7 }, 'name'],
    ['a character that no database stores', { name: 'Log\u0000analysis' }, 'name'],
    ['half a character', { description: 'half \ud83c of it' }, 'description'],
    ['a member that nobody knows', { colour: 'blue' }, ''],
    ['a criterion that says nothing', { criteria: {} }, 'criteria.narrative'],
    ['a type that is none', { achievementType: 'a badge!' }, 'achievementType'],
    ['one level', { resultLevels: levels.slice(1) }, 'resultLevels'],
    [
      'two levels of one name',
      { resultLevels: levels.map(({ rank }) => ({ name: 'Able', rank })) },
      'resultLevels',
    ],
    [
      'two levels of one rank',
      { resultLevels: levels.map(({ name }) => ({ name, rank: 1 })) },
      'resultLevels',
    ],
    ['a level below all', { resultLevels: [...levels, { name: 'None', rank: 0 }] }, 'resultLevels.2.rank'],
    ['too many alignments', { alignments: Array(101).fill({ itemUri: 'urn:x' }) }, 'alignments'],
    ['an item that is no text', { alignments: [{ itemUri: 'a\u0000b' }] }, 'alignments.0.itemUri'],
  ])('is refused: %s', async (_, over, field) => {
    const answer = await school.post(path, { ...anAchievement(), ...over });
    expect(answer.body).toMatchObject({ status: 400, code: 'REQUEST_INVALID', errors: [{ path: field }] });
  });

  it('is refused when it is no JSON, too much of it, or something else, and the service lives on', async () => {
    expect(await sendGarbage(school, path)).toEqual(garbageIsTold);
    expect((await school.call('POST', path, { raw: { type: 'text/csv', body: 'name' } })).status).toBe(400);
    expect((await school.get(path)).status).toBe(200);
  });
});

describe('reading achievements', () => {
  it('pages through them, newest first, each once', async () => {
    const reader = await scenario.institution('Page by page');
    const made: string[] = [];
    for (const name of ['1', '2', '3', '4', '5']) made.unshift((await reader.achievement({ name })).id);
    const read: string[] = [];
    for (let cursor: string | undefined = ''; cursor !== undefined;) {
      const query = `limit=2${cursor && `&cursor=${cursor}`}`;
      const page: AchievementPage = (await reader.get(`${path}?${query}`)).body;
      read.push(...page.items.map(({ id }) => id));
      cursor = page.next;
    }
    expect(read).toEqual(made);
  });

  it.each(['limit=0', 'limit=201', 'limit=x', 'cursor=x', 'cursor=%00'])('refuses ?%s', async (query) => {
    expect((await school.get(`${path}?${query}`)).body).toMatchObject({
      status: 400,
      code: 'REQUEST_INVALID',
    });
  });

  it('shows no other institution what is not its own', async () => {
    const other = await scenario.institution('Mesa Tech');
    const { id } = await school.achievement();
    expect((await other.get(`${path}/${id}`)).body).toMatchObject({
      status: 404,
      code: 'ISSUER_UNKNOWN_ACHIEVEMENT',
    });
    expect((await other.get(path)).body).toEqual({ items: [] });
  });

  it('answers 404 for what there is not and 400 for what cannot be', async () => {
    for (const from of [path, '/issuer/public/achievements']) {
      expect((await school.get(`${from}/${newId()}`)).status).toBe(404);
      expect((await school.get(`${from}/x`)).status).toBe(400);
      expect((await school.get(`${from}/%00`)).status).toBe(400);
    }
  });
});

describe('who may define achievements', () => {
  it.each([
    { method: 'POST', path, scope: 'achievements:write', body: anAchievement() },
    { method: 'GET', path, scope: 'achievements:read' },
    { method: 'GET', path: `${path}/${newId()}`, scope: 'achievements:read' },
  ] as const)('is somebody of an institution with $scope: $method $path', async (route) => {
    expect(await askAsStrangers(scenario, school, route)).toEqual(strangersAreTold);
  });

  it('asks an institution that has just joined to try again', async () => {
    const answer = await institutionOf(scenario.service).post(path, anAchievement());
    expect(answer.body).toMatchObject({ status: 503, code: 'ISSUER_NOT_READY' });
  });
});
