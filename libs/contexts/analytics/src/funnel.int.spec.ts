import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { credentialIssued, frameworkPublished, matchCreated, type EventData } from '@wellspring/contracts';
import { newId } from '@wellspring/persistence';
import { sentFact } from '@wellspring/testing';
import { researcher, stage, startScenario, type Scenario } from './testing/scenario.js';
import { at, hireOf, lossesOf, shuffled, worldOf } from './testing/world.js';

describe('counting adoption', () => {
  let scenario: Scenario;
  const world = worldOf(12);
  const smaller = worldOf(3);
  beforeAll(async () => {
    scenario = await startScenario();
    await scenario.publish(...world.events, ...smaller.events);
  });
  afterAll(() => scenario.close());

  const facts = () =>
    scenario.admin.query<{ facts: number }>('select count(*)::int as facts from analytics.fact');
  const member = (organisationId: string, scope: 'credentials:read' | 'postings:read') => ({
    organisationId,
    scopes: [scope],
  });

  it('counts every stage with its base and definition', async () => {
    const funnel = await scenario.funnel();
    const counts = Object.fromEntries(
      funnel.stages.map(({ stage: name, count, base }) => [name, [count, base]]),
    );
    expect(counts).toEqual({
      frameworks: [2, 2],
      aligned: [2, 2],
      issued: [15, null],
      claimed: [15, 15],
      shared: [0, 15],
      verified: [15, 15],
      matched: [15, 15],
      delivered: [15, 15],
      outcomes: [0, 15],
    });
    expect(funnel.stages.every(({ definition, numerator, unit }) => definition && numerator && unit)).toBe(
      true,
    );
    expect(stage(funnel, 'delivered').parts.map(({ name, count }) => [name, count])).toEqual([
      ['poll', 7],
      ['webhook', 8],
    ]);
  });

  it('counts frameworks that are in force, and those that are not beside them', async () => {
    const other = await startScenario();
    try {
      const statuses = ['Implemented', 'Adopted', 'Draft', 'Deprecated', null, 'Draft'];
      const published = statuses.map((adoptionStatus) =>
        sentFact(frameworkPublished, { ...frameworkPublished.example, frameworkId: newId(), adoptionStatus }),
      );
      const empty = { ...frameworkPublished.example, frameworkId: newId(), itemCount: 0 };
      const last = published.at(-1)?.data as EventData<typeof frameworkPublished>;
      const later = {
        ...last,
        revision: last.revision + 1,
        publishedAt: at(9_000_000),
        adoptionStatus: 'Implemented',
      };
      await other.publish(
        ...published,
        sentFact(frameworkPublished, empty),
        sentFact(frameworkPublished, later),
      );
      const figure = stage(await other.funnel(), 'frameworks');
      expect([figure.count, figure.base]).toEqual([3, 6]);
      expect(figure.parts.map(({ name, count }) => [name, count])).toEqual([
        ['draft', 1],
        ['deprecated', 1],
        ['unknown', 1],
      ]);
    } finally {
      await other.close();
    }
  });

  it('counts an event once although it is delivered twice', async () => {
    const before = await scenario.funnel();
    const { rows } = await facts();
    await scenario.publish(...world.events.slice(5, 40), ...world.events.slice(5, 40));
    expect((await scenario.funnel()).stages).toEqual(before.stages);
    expect((await facts()).rows).toEqual(rows);
  });

  it('counts the same whatever the order is', async () => {
    const other = await startScenario();
    try {
      await other.publish(...shuffled([...world.events, ...smaller.events], 7));
      expect((await other.funnel()).stages).toEqual((await scenario.funnel()).stages);
    } finally {
      await other.close();
    }
  });

  it('counts a re-issue as the credential that it supersedes', async () => {
    const first = world.events.find(({ event }) => event === credentialIssued);
    const data = first?.data as EventData<typeof credentialIssued>;
    const again = { ...data, credentialId: `urn:uuid:${newId()}`, supersedes: data.credentialId };
    const before = stage(await scenario.funnel(), 'issued');
    await scenario.publish(sentFact(credentialIssued, again));
    const after = stage(await scenario.funnel(), 'issued');
    expect(after.count).toBe(before.count);
    expect(after.parts.find(({ name }) => name === 'reissued')?.count).toBe(1);
    expect(after.parts.find(({ name }) => name === 'recipients')?.count).toBe(15);
  });

  it('says that outcomes are unknown until one is told, and then how many are covered', async () => {
    const unknown = stage(await scenario.funnel(), 'outcomes');
    expect(unknown.parts.find(({ name }) => name === 'hired')).toMatchObject({ count: null });
    const match = world.events.find(({ event }) => event === matchCreated);
    const { matchId, holder } = match?.data as EventData<typeof matchCreated>;
    await scenario.publish(hireOf(world, matchId, holder));
    const told = stage(await scenario.funnel(), 'outcomes');
    expect(told).toMatchObject({ count: 1, base: 15 });
    expect(told.parts.find(({ name }) => name === 'hired')).toMatchObject({ count: 1, base: 1 });
    expect(told.parts.find(({ name }) => name === 'declined')).toMatchObject({ count: 0 });
  });

  it('counts what is lost again, by reason', async () => {
    await scenario.publish(...lossesOf(world));
    const { counters } = await scenario.funnel();
    expect(counters.map(({ metric, count }) => [metric, count])).toEqual([
      ['revoked', 1],
      ['refused', 1],
      ['consents-withdrawn', 1],
      ['matches-withdrawn', 1],
    ]);
    const reasons = (index: number) => counters[index]?.parts.map(({ name, count }) => [name, count]);
    expect(reasons(1)).toEqual([
      ['STATUS_REVOKED', 1],
      ['VALIDITY_EXPIRED', 1],
    ]);
    expect(reasons(3)).toEqual([['consent', 1]]);
  });

  it('counts a period, from one moment up to and without another', async () => {
    const first = await scenario.funnel(`?from=${at(0)}&to=${at(20)}`);
    expect(stage(first, 'issued').count).toBe(2);
    const later = await scenario.funnel(`?from=${at(20)}`);
    expect(stage(later, 'issued').count).toBe(13);
    const empty = await scenario.service.call('GET', `/analytics/funnel?from=${at(9)}&to=${at(9)}`, {
      as: researcher,
    });
    expect(empty.body).toMatchObject({ status: 400, code: 'ANALYTICS_PERIOD_EMPTY' });
  });

  it('plots a stage in UTC buckets, empty ones included', async () => {
    const answer = await scenario.service.call(
      'GET',
      `/analytics/funnel/series?stage=issued&bucket=hour&from=2026-05-01T00:30:00.000Z&to=2026-05-01T03:00:00.000Z`,
      { as: researcher },
    );
    expect(answer.body).toMatchObject({ stage: 'issued', bucket: 'hour', zone: 'UTC', unit: 'credentials' });
    expect((answer.body as { points: unknown[] }).points).toEqual([
      { at: '2026-05-01T00:00:00.000Z', count: 0 },
      { at: '2026-05-01T01:00:00.000Z', count: 0 },
      { at: '2026-05-01T02:00:00.000Z', count: 0 },
    ]);
    const days = await scenario.service.call('GET', `/analytics/funnel/series?stage=issued&to=${at(1000)}`, {
      as: researcher,
    });
    expect((days.body as { points: unknown[] }).points).toEqual([
      { at: '2026-05-01T00:00:00.000Z', count: 15 },
    ]);
    const small = await scenario.service.call(
      'GET',
      `/analytics/funnel/series?stage=issued&to=${at(1000)}&organisationId=${smaller.institution}`,
      { as: researcher },
    );
    expect((small.body as { points: unknown[] }).points).toEqual([
      { at: '2026-05-01T00:00:00.000Z', count: null },
    ]);
  });

  it('measures from the signature to the feed', async () => {
    const answer = await scenario.service.call('GET', '/analytics/latency', { as: researcher });
    expect(answer.body).toMatchObject({
      unit: 'ms',
      samples: 15,
      p50: 3000,
      p95: 3000,
      fromCause: { samples: 15, p50: 1000 },
    });
    const own = await scenario.service.call('GET', '/analytics/latency', {
      as: member(smaller.employer, 'postings:read'),
    });
    expect(own.body).toMatchObject({ samples: 3, p50: null, fromCause: { p50: 1000 } });
  });

  it('publishes its definitions', async () => {
    const { body } = await scenario.service.call('GET', '/analytics/definitions');
    expect(body).toMatchObject({ zone: 'UTC', smallCells: { people: 10 } });
    expect((body as { stages: unknown[] }).stages).toHaveLength(9);
  });

  it.each(['funnel', 'funnel/series?stage=issued', 'latency', 'organisations'])(
    'closes %s to others',
    async (path) => {
      expect((await scenario.service.call('GET', `/analytics/${path}`)).status).toBe(401);
      const learner = { holder: newId(), scopes: ['wallet' as const] };
      expect((await scenario.service.call('GET', `/analytics/${path}`, { as: learner })).status).toBe(403);
      const nobody = await scenario.service.call('GET', `/analytics/${path}`, {
        as: { scopes: ['credentials:read'] },
      });
      expect(nobody.status).toBe(403);
    },
  );

  it.each(['from=yesterday', 'organisationId=1', 'surprise=1', 'from=2026-05-01'])(
    'refuses the query %s',
    async (query) => {
      const answer = await scenario.service.call('GET', `/analytics/funnel?${query}`, { as: researcher });
      expect(answer.body).toMatchObject({ status: 400, code: 'REQUEST_INVALID' });
    },
  );
});
