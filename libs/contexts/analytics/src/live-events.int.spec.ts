import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { consentWithdrawn, type LiveEventPage } from '@wellspring/contracts';
import { newId } from '@wellspring/persistence';
import { eventually, readSse, sentFact, type SentFact, type SseReader } from '@wellspring/testing';
import { operator, startScenario, type Scenario } from './testing/scenario.js';
import { at, worldOf } from './testing/world.js';

describe('watching the events', () => {
  let scenario: Scenario;
  const open: SseReader[] = [];
  const world = worldOf(3);
  beforeAll(async () => {
    scenario = await startScenario();
    await scenario.publish(...world.events);
  });
  afterEach(() => open.splice(0).forEach((reader) => reader.close()));
  afterAll(() => scenario.close());

  async function list(query: string): Promise<LiveEventPage> {
    const answer = await scenario.service.call('GET', `/analytics/events?${query}`, { as: operator });
    expect(answer.status).toBe(200);
    return answer.body;
  }

  async function watch(query: string, headers: Record<string, string> = {}): Promise<SseReader> {
    const { url, tokenOf } = scenario.service;
    const authorization = `Bearer ${tokenOf(operator)}`;
    const reader = await readSse(`${url}/analytics/events/stream?${query}`, { ...headers, authorization });
    open.push(reader);
    return reader;
  }

  const withdrawal = (): SentFact =>
    sentFact(consentWithdrawn, { consentId: newId(), holder: newId(), withdrawnAt: at(900) });
  const idsOf = (events: readonly unknown[]) => events.map((event) => (event as { id: string }).id);

  it('pages through the archive in its order, whole and by type', async () => {
    const first = await list('after=0&limit=10');
    const rest = await list(`after=${first.next}&limit=500`);
    const ids = [...first.items, ...rest.items].map(({ envelope }) => envelope['id']);
    expect(ids).toEqual(world.events.map(({ id }) => id));
    expect(await list(`after=${rest.next}`)).toEqual({ items: [], next: rest.next });
    const matches = await list('after=0&type=match.*');
    expect(new Set(matches.items.map(({ envelope }) => envelope['type']))).toEqual(
      new Set(['match.created', 'match.updated']),
    );
    expect((await list('limit=2')).items.map(({ envelope }) => envelope['id'])).toEqual(ids.slice(-2));
  });

  it('streams what comes, once and in order', async () => {
    const reader = await watch('after=latest&limit=1');
    await eventually(() => expect(reader.ids).toHaveLength(1));
    const events = Array.from({ length: 30 }, withdrawal);
    for (const event of events) await scenario.append(event);
    await eventually(() => expect(reader.ids).toHaveLength(31));
    expect(idsOf(reader.data.slice(1))).toEqual(events.map(({ id }) => id));
  });

  it('resumes after the last event that the reader saw', async () => {
    const reader = await watch('after=0&type=consent.*');
    await eventually(() => expect(reader.ids.length).toBeGreaterThan(5));
    const [ids, data] = [[...reader.ids], [...reader.data]];
    reader.close();
    const missed = withdrawal();
    await scenario.publish(missed);
    const resumed = await watch('type=consent.*', { 'last-event-id': ids[2] ?? '' });
    await eventually(() => expect(resumed.ids).toHaveLength(ids.length - 3 + 1));
    expect(idsOf(resumed.data)).toEqual([...idsOf(data.slice(3)), missed.id]);
  });

  it('ends its streams when the service stops', async () => {
    const other = await startScenario();
    const { url, tokenOf } = other.service;
    const reader = await readSse(`${url}/analytics/events/stream`, {
      authorization: `Bearer ${tokenOf(operator)}`,
    });
    await other.close();
    await eventually(() => expect(reader.ended).toBe(true));
  });

  it.each(['after=-1', 'after=first', 'limit=0', 'limit=501'])('refuses the query %s', async (query) => {
    const answer = await scenario.service.call('GET', `/analytics/events?${query}`, { as: operator });
    expect(answer.body).toMatchObject({ status: 400, code: 'REQUEST_INVALID' });
  });

  it('refuses a Last-Event-ID that is none of its own', async () => {
    const answer = await scenario.service.call('GET', '/analytics/events/stream', {
      as: operator,
      headers: { 'last-event-id': "0' or 1=1" },
    });
    expect(answer.body).toMatchObject({ status: 400, code: 'ANALYTICS_POSITION_INVALID' });
  });

  it.each(['', '/stream'])('closes /analytics/events%s to others', async (path) => {
    expect((await scenario.service.call('GET', `/analytics/events${path}`)).status).toBe(401);
    const as = { scopes: ['analytics:read' as const] };
    expect((await scenario.service.call('GET', `/analytics/events${path}`, { as })).status).toBe(403);
  });
});
