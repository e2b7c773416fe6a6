import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Rebuild } from '@wellspring/contracts';
import { newId } from '@wellspring/persistence';
import { eventually } from '@wellspring/testing';
import { operator, startScenario, type Scenario } from './testing/scenario.js';
import { lossesOf, shareOf, worldOf } from './testing/world.js';

describe('rebuilding the facts from the archive', () => {
  let scenario: Scenario;
  const world = worldOf(60);
  beforeAll(async () => {
    scenario = await startScenario();
    const shares = world.learners.map((learner) => shareOf(learner));
    await scenario.publish(...world.events, ...shares, ...lossesOf(world));
  });
  afterAll(() => scenario.close());

  async function start(headers: Record<string, string> = {}): Promise<Rebuild> {
    const answer = await scenario.service.call('POST', '/analytics/rebuild', { as: operator, headers });
    expect(answer.status).toBe(202);
    return answer.body;
  }

  function finished(id: string): Promise<Rebuild> {
    return eventually(async () => {
      const { body } = await scenario.service.call('GET', `/analytics/rebuilds/${id}`, { as: operator });
      expect((body as Rebuild).state).toBe('done');
      return body;
    });
  }

  const generations = async () =>
    (await scenario.admin.query<{ generation: number }>('select distinct generation from analytics.fact'))
      .rows;

  it('gives the same facts and the same figures', async () => {
    const before = await scenario.funnel();
    const done = await finished((await start()).id);
    expect(done.facts).toBeGreaterThan(400);
    expect(done.before).toBe(done.after);
    expect(done).toMatchObject({ unreadable: 0, cause: null });
    expect(done.events).toBe(done.of);
    const after = await scenario.funnel();
    expect({ ...after, computedAt: '' }).toEqual({ ...before, computedAt: '' });
    await eventually(async () => expect(await generations()).toHaveLength(1));
  });

  it('notices facts that events do not say', async () => {
    await scenario.admin.query(
      `update analytics.fact set detail = 'hired' where (event_id, part) =
         (select event_id, part from analytics.fact where stage = 'delivered' order by event_id limit 1)`,
    );
    const done = await finished((await start()).id);
    expect(done.before).not.toBe(done.after);
    const again = await finished((await start()).id);
    expect(again.before).toBe(again.after);
  });

  it('loses nothing that comes meanwhile, and answers all the while', async () => {
    const before = (await scenario.funnel()).stages.find(({ stage }) => stage === 'issued')?.count ?? 0;
    const { id } = await start();
    for (let round = 0; round < 10; round++) {
      await scenario.append(...worldOf(10).events);
      const { stages } = await scenario.funnel();
      expect(stages.find(({ stage }) => stage === 'issued')?.count).toBeGreaterThanOrEqual(before);
    }
    const done = await finished(id);
    expect(done.before).toBe(done.after);
    await scenario.publish();
    const { stages } = await scenario.funnel();
    expect(stages.find(({ stage }) => stage === 'issued')?.count).toBe(before + 100);
  });

  it('goes on where a killed process left it', async () => {
    const id = newId();
    await scenario.admin.query(
      `insert into analytics.fact (generation, event_id, part, stage, at)
       select current + 1, gen_random_uuid(), 0, 'issued', now() from analytics.generation`,
    );
    await scenario.admin.query(
      `insert into analytics.rebuild (id, state, requested_at) values ('${id}', 'waiting', now())`,
    );
    const done = await finished(id);
    expect(done.before).toBe(done.after);
  });

  it('is one at a time, and one per Idempotency-Key', async () => {
    const headers = { 'idempotency-key': 'rebuild-1' };
    const [first, second] = await Promise.all([start(headers), start(headers)]);
    expect(first.id).toBe(second?.id);
    const beside = await start();
    await finished(beside.id);
    await finished(first.id);
    expect((await start(headers)).id).toBe(first.id);
  });

  it('is for operators', async () => {
    expect((await scenario.service.call('POST', '/analytics/rebuild')).status).toBe(401);
    const reader = { ...operator, scopes: ['operations:read' as const] };
    expect((await scenario.service.call('POST', '/analytics/rebuild', { as: reader })).status).toBe(403);
    const path = `/analytics/rebuilds/${newId()}`;
    expect((await scenario.service.call('GET', path)).status).toBe(401);
    expect((await scenario.service.call('GET', path, { as: operator })).body).toMatchObject({
      status: 404,
      code: 'ANALYTICS_REBUILD_UNKNOWN',
    });
    expect((await scenario.service.call('GET', '/analytics/rebuilds/1', { as: operator })).status).toBe(400);
  });
});
