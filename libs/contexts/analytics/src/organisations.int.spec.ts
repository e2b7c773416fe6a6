import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { tablesWithoutIsolation } from '@wellspring/testing';
import { researcher, stage, startScenario, type Scenario } from './testing/scenario.js';
import { shareOf, worldOf } from './testing/world.js';

describe('figures of organisations', () => {
  let scenario: Scenario;
  const world = worldOf(12);
  const smaller = worldOf(3);
  beforeAll(async () => {
    scenario = await startScenario();
    await scenario.publish(...world.events, ...smaller.events);
  });
  afterAll(() => scenario.close());

  const member = (organisationId: string, scope: 'credentials:read' | 'postings:read') => ({
    organisationId,
    scopes: [scope],
  });

  it('shows a member the own organisation, shares and checks of its credentials included', async () => {
    const learner = world.learners[1];
    if (learner) await scenario.publish(shareOf(learner));
    const as = member(world.institution, 'credentials:read');
    const own = await scenario.service.call('GET', '/analytics/funnel', { as });
    expect(stage(own.body, 'issued').count).toBe(12);
    expect(stage(own.body, 'shared').count).toBe(1);
    expect(stage(own.body, 'verified').count).toBe(12);
    expect(stage(own.body, 'matched').count).toBe(0);
    const small = member(smaller.institution, 'credentials:read');
    expect(
      stage((await scenario.service.call('GET', '/analytics/funnel', { as: small })).body, 'issued').count,
    ).toBe(3);
    const employer = member(world.employer, 'postings:read');
    const matches = await scenario.service.call('GET', '/analytics/funnel', { as: employer });
    expect(stage(matches.body, 'matched')).toMatchObject({ count: 12, base: null });
    expect(stage(matches.body, 'issued').count).toBe(0);
  });

  it('refuses a member the figures of another organisation', async () => {
    const as = member(world.institution, 'credentials:read');
    for (const path of ['funnel', 'latency', 'funnel/series']) {
      const query = `stage=issued&organisationId=${smaller.institution}`.slice(
        path === 'funnel/series' ? 0 : 13,
      );
      const answer = await scenario.service.call('GET', `/analytics/${path}?${query}`, { as });
      expect(answer.body).toMatchObject({ status: 403, code: 'ANALYTICS_OTHER_ORGANISATION' });
    }
  });

  it('withholds small cells of other organisations, with the reason', async () => {
    const other = await scenario.funnel(`?organisationId=${smaller.institution}`);
    expect(stage(other, 'issued')).toMatchObject({ count: null, rate: null });
    expect(stage(other, 'issued').withheld).toContain('fewer than 10 people');
    expect(stage(other, 'frameworks')).toMatchObject({ count: 1, withheld: null });
    const larger = await scenario.funnel(`?organisationId=${world.institution}`);
    expect(stage(larger, 'issued').count).toBe(12);
    expect(stage(larger, 'shared').count).toBeNull();
    const own = await scenario.service.call(
      'GET',
      `/analytics/funnel?organisationId=${smaller.institution}`,
      {
        as: { ...researcher, organisationId: smaller.institution },
      },
    );
    expect(stage(own.body, 'issued').count).toBe(3);
  });

  it('lists a stage by organisation, and withholds a second one so that the first stays withheld', async () => {
    const answer = await scenario.service.call('GET', '/analytics/organisations?stage=issued', {
      as: researcher,
    });
    const { organisations } = answer.body as {
      organisations: { organisationId: string; count: number | null; name: string }[];
    };
    const countOf = (id: string) => organisations.find(({ organisationId }) => organisationId === id)?.count;
    expect(countOf(smaller.institution)).toBeNull();
    expect(countOf(world.institution)).toBeNull();
    expect(countOf(world.employer)).toBe(0);
  });

  it('keeps another organisation’s facts from a member in the database as well', async () => {
    const { rows } = await scenario.admin
      .query<{ own: number; foreign: number }>(
        `begin; set local role wellspring_analytics; set local wellspring.organisation = '${smaller.institution}';
       select count(*) filter (where organisation_id = '${smaller.institution}')::int as own,
              count(*) filter (where organisation_id = '${world.institution}')::int as foreign from analytics.fact;
       commit;`,
      )
      .then(
        (results) =>
          (results as unknown as { rows: { own: number; foreign: number }[] }[])[3] ?? { rows: [] },
      );
    expect(rows[0]?.own).toBeGreaterThan(0);
    expect(rows[0]?.foreign).toBe(0);
  });

  it('isolates every table', async () => {
    expect(await tablesWithoutIsolation(scenario.service.adminUrl, 'analytics')).toEqual([]);
  });

  it('names nobody in a fact', async () => {
    const { rows } = await scenario.admin.query<{ text: string }>(
      'select f::text as text from analytics.fact as f',
    );
    const texts = rows.map(({ text }) => text).join('\n');
    for (const { holder, credentialId } of world.learners) {
      expect(texts).not.toContain(holder);
      expect(texts).not.toContain(credentialId);
    }
  });
});
