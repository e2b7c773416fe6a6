import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FeedPage, MatchList, PostingDetail, PostingList } from '@wellspring/contracts';
import { newId } from '@wellspring/persistence';
import { candidate, ownSkills, socAnalyst } from './testing/cast.js';
import { employer, startScenario, type Employer, type Scenario } from './testing/scenario.js';

describe('postings', () => {
  let scenario: Scenario;
  beforeAll(async () => {
    scenario = await startScenario();
  });
  afterAll(() => scenario.close());

  const publish = (as: object | undefined, body: object, headers = {}, query = '') =>
    scenario.service.call('POST', `/matching/postings${query}`, {
      ...(as && { as: as as Employer }),
      body,
      headers,
    });
  const request = (more: object = {}) => ({
    title: 'Junior SOC analyst',
    openings: 6,
    requirements: socAnalyst(ownSkills()),
    ...more,
  });

  it('are published with their items resolved, and closed at the local midnight of their place', async () => {
    const as = employer();
    const [phoenix, newYork] = [
      await publish(
        as,
        request({ timeZone: 'America/Phoenix', closesOn: '2030-07-01', location: 'Phoenix' }),
      ),
      await publish(as, request({ timeZone: 'America/New_York', closesOn: '2030-07-01' })),
    ];
    expect(phoenix.body as PostingDetail).toMatchObject({
      state: 'open',
      closesOn: '2030-07-01',
      closesAt: '2030-07-02T07:00:00.000Z',
      requirementCount: 5,
      matches: { qualified: 0, near: 0 },
    });
    expect(phoenix.body as PostingDetail).toHaveProperty('requirements.0.item.revision', 1);
    expect(newYork.body as PostingDetail).toMatchObject({ closesAt: '2030-07-02T04:00:00.000Z' });
    const list = await scenario.service.call('GET', '/matching/postings?limit=1', { as });
    const { items, next } = list.body as PostingList;
    expect(items.map(({ id }) => id)).toEqual([(newYork.body as PostingDetail).id]);
    const rest = await scenario.service.call('GET', `/matching/postings?limit=1&cursor=${next}`, { as });
    expect((rest.body as PostingList).items[0]).toMatchObject({ location: 'Phoenix' });
    expect((rest.body as PostingList).next).toBeUndefined();
  });

  it.each([
    ['a title that is missing', { title: '' }, 400, 'REQUEST_INVALID', 'title'],
    ['a field that it does not know', { salary: 1 }, 400, 'REQUEST_INVALID', ''],
    ['no requirement', { requirements: [] }, 400, 'REQUEST_INVALID', 'requirements'],
    ['a closing day without its zone', { closesOn: '2030-01-01' }, 400, 'REQUEST_INVALID', 'timeZone'],
    ['a title that no store keeps', { title: 'a\u0000b' }, 400, 'REQUEST_INVALID', 'title'],
    [
      'a day that ends on no calendar',
      { closesOn: '9999-12-31', timeZone: 'UTC' },
      400,
      'REQUEST_INVALID',
      'closesOn',
    ],
    ['a zone that does not exist', { timeZone: 'Mars/Base' }, 400, 'REQUEST_INVALID', 'timeZone'],
    [
      'a day that is over',
      { closesOn: '2020-01-01', timeZone: 'UTC' },
      422,
      'MATCHING_CLOSING_DAY_PAST',
      'closesOn',
    ],
    [
      'an item that nobody knows',
      {
        requirements: [
          { itemUri: 'urn:soc:a', kind: 'required', weight: 1 },
          { itemUri: 'urn:none', kind: 'required', weight: 1 },
        ],
      },
      422,
      'MATCHING_UNKNOWN_ITEM',
      'requirements.1.itemUri',
    ],
    [
      'an item asked for twice',
      {
        requirements: [
          { itemUri: 'urn:soc:a', kind: 'required', weight: 1 },
          { itemUri: 'urn:soc:a', kind: 'preferred', weight: 1 },
        ],
      },
      422,
      'MATCHING_REPEATED_ITEM',
      'requirements.1.itemUri',
    ],
    [
      'a wish that is mandatory',
      { requirements: [{ itemUri: 'urn:soc:a', kind: 'preferred', weight: 1, mandatory: true }] },
      400,
      'REQUEST_INVALID',
      'requirements.0.mandatory',
    ],
  ])('refuse %s', async (_, wrong, status, code, path) => {
    const answer = await publish(employer(), request(wrong));
    expect(answer.body).toMatchObject({ status, code, errors: [{ path }] });
  });

  it('refuse strangers', async () => {
    expect((await publish(undefined, request())).status).toBe(401);
    expect((await publish({ ...employer(), scopes: ['postings:read'] }, request())).status).toBe(403);
    const institution = { ...employer(), organisationKind: 'institution' };
    const kindless = { ...employer(), organisationKind: undefined };
    for (const as of [institution, kindless]) {
      expect((await publish(as, request())).body).toMatchObject({ code: 'MATCHING_NOT_AN_EMPLOYER' });
      expect((await publish(as, request(), {}, '?preview=true')).status).toBe(403);
    }
    expect(
      (await scenario.service.call('GET', `/matching/postings/${newId()}`, { as: employer() })).status,
    ).toBe(404);
    expect(
      (await scenario.service.call('GET', '/matching/postings/nonsense', { as: employer() })).status,
    ).toBe(400);
  });

  it('are published once for one Idempotency-Key, however often and at once', async () => {
    const as = employer();
    const body = request();
    const headers = { 'idempotency-key': 'hp-40-row-7' };
    const answers = await Promise.all([1, 2, 3].map(() => publish(as, body, headers)));
    expect(new Set(answers.map((answer) => (answer.body as PostingDetail).id)).size).toBe(1);
    const reused = await publish(as, request({ openings: 7 }), headers);
    expect(reused.body).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
    await scenario.settled();
    const events = await scenario.published('posting.published');
    expect(events.filter(({ data }) => data['organisationId'] === as.organisationId)).toHaveLength(1);
  });

  it('preview the size of their pool, never the smallest ones, and store nothing', async () => {
    const skills = ownSkills();
    const as = employer();
    const body = request({ requirements: socAnalyst(skills) });
    const preview = async () => {
      const answer = await publish(as, body, {}, '?preview=true');
      expect(answer.status).toBe(200);
      return answer.body;
    };
    expect(await preview()).toEqual({ preview: true, pool: { qualified: '<3', near: '<3', total: '<3' } });
    const pool = [1, 2, 3, 4].map(() => candidate(skills, { R1: 4, R2: 4, R3: 4 }));
    const shy = candidate(skills, { R1: 4, R2: 4, R3: 4 }, { consent: { parties: [newId()] } });
    const near = candidate(skills, { R1: 4, R2: 1, R3: 4 });
    await scenario.publish(...[...pool, shy, near].flatMap(({ all }) => all));
    await scenario.settled();
    expect(await preview()).toEqual({ preview: true, pool: { qualified: 4, near: '<3', total: 5 } });
    const list = await scenario.service.call('GET', '/matching/postings', { as });
    expect((list.body as PostingList).items).toEqual([]);
  });

  it('withdraw their matches when they close, and tell once', async () => {
    const skills = ownSkills();
    const as = employer();
    const posting = await scenario.post(as, socAnalyst(skills));
    await scenario.publish(...[1, 2].flatMap(() => candidate(skills, { R1: 4, R2: 4, R3: 4 }).all));
    await scenario.settled();
    const path = `/matching/postings/${posting.id}/close`;
    const close = (reason: string) => scenario.service.call('POST', path, { as, body: { reason } });
    expect((await close('bored')).status).toBe(400);
    const closed = await Promise.all([close('filled'), close('filled')]);
    expect(closed.map(({ status }) => status)).toEqual([200, 200]);
    expect(closed[0]?.body as PostingDetail).toMatchObject({ state: 'closed', closeReason: 'filled' });
    expect((await close('cancelled')).body).toMatchObject({ code: 'MATCHING_POSTING_CLOSED', status: 409 });
    await scenario.settled();
    const matches = await scenario.service.call('GET', `/matching/postings/${posting.id}/matches`, { as });
    expect((matches.body as MatchList).items).toEqual([]);
    const events = await scenario.published('posting.closed');
    expect(events.filter(({ data }) => data['postingId'] === posting.id)).toHaveLength(1);
    const subscription = await scenario.service.call('POST', '/matching/subscriptions', { as, body: {} });
    const { id } = subscription.body as { id: string };
    const feed = await scenario.service.call('GET', `/matching/subscriptions/${id}/events`, { as });
    expect((feed.body as FeedPage).items.map(({ type, reason }) => [type, reason])).toEqual([
      ['match.created', undefined],
      ['match.created', undefined],
      ['match.withdrawn', 'posting-closed'],
      ['match.withdrawn', 'posting-closed'],
    ]);
  });
});
