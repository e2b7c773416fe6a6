import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually, readSse } from '@wellspring/testing';
import { startReceiver, type Receiver } from './testing/receiver.js';
import { socAnalyst } from './testing/cast.js';
import { employer, startScenario, type Scenario } from './testing/scenario.js';
import { acknowledged, idOf, Subscriber } from './testing/subscriber.js';

describe('the matched-candidate feed', () => {
  let scenario: Scenario;
  let receiver: Receiver;
  let subscriber: Subscriber;
  beforeAll(async () => {
    receiver = await startReceiver();
    scenario = await startScenario({
      WELLSPRING_ALLOW_HOSTS: receiver.host,
      MATCHING_WEBHOOK_RETRY_SCALE: '0.00001',
      MATCHING_WEBHOOK_TIMEOUT_MS: '400',
    });
  });
  afterAll(async () => {
    await scenario.close();
    await receiver.close();
  });
  beforeEach(() => {
    subscriber = new Subscriber(scenario);
  });
  afterEach(async () => {
    receiver.script = [];
    await subscriber.endAll();
    receiver.received.length = 0;
  });
  const hook = () => subscriber.subscribe({ webhook: { url: receiver.url } });

  it('hands out the same entries, to the byte, by polling, stream, webhook and file', async () => {
    await scenario.post(subscriber.as, socAnalyst(subscriber.skills));
    const subscription = await hook();
    const stream = await readSse(...subscriber.streamOf(subscription.id));
    const [first] = await subscriber.arrive(12);
    await scenario.settle(first!.facts.withdrawn);
    await eventually(() => expect(new Set(acknowledged(receiver).map(idOf)).size).toBe(13));
    const polled = await subscriber.poll(subscription.id);
    expect(polled).toMatchObject({ hasMore: false, cursor: 13 });
    expect(polled.items.map(({ cursor }) => cursor)).toEqual(
      Array.from({ length: 13 }, (_, index) => index + 1),
    );
    const ids = polled.items.map(({ id }) => id);
    await eventually(() => expect(stream.ids).toEqual(ids));
    stream.close();
    expect([...new Set(acknowledged(receiver).map(idOf))].sort()).toEqual([...ids].sort());
    const file = await subscriber.call('GET', `/${subscription.id}/export`);
    expect(file.headers.get('content-type')).toContain('application/x-ndjson');
    expect(file.text).toBe(polled.items.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
    const untouched = polled.items[5];
    const sent = acknowledged(receiver).find((each) => idOf(each) === untouched?.id);
    expect(sent?.body).toBe(JSON.stringify(untouched));
    await scenario.settled();
    const delivered = (await scenario.published('feed.delivered')).filter(
      ({ data }) => data['subscriptionId'] === subscription.id,
    );
    const count = (transport: string) =>
      delivered.filter(({ data }) => data['transport'] === transport).length;
    expect([count('poll'), count('sse'), count('webhook'), count('file')]).toEqual([13, 13, 13, 13]);
  });

  it('polls from a cursor, of chosen postings only, and counts a delivery once', async () => {
    const posting = await scenario.post(subscriber.as, socAnalyst(subscriber.skills));
    await scenario.post(subscriber.as, socAnalyst(subscriber.skills));
    const chosen = await subscriber.subscribe({ postingIds: [posting.id] });
    await subscriber.arrive(5);
    const first = await subscriber.poll(chosen.id, 'limit=2');
    expect(first).toMatchObject({ hasMore: true });
    const rest = await subscriber.poll(chosen.id, `limit=10&cursor=${first.cursor}`);
    await subscriber.poll(chosen.id, 'limit=10');
    const entries = [...first.items, ...rest.items];
    expect(entries).toHaveLength(5);
    expect(entries.every((entry) => entry.posting.id === posting.id)).toBe(true);
    await scenario.settled();
    const delivered = await scenario.published('feed.delivered');
    expect(delivered.filter(({ data }) => data['subscriptionId'] === chosen.id)).toHaveLength(5);
  });

  it('resumes a stream after the last entry that was seen, and wakes it at once', async () => {
    await scenario.post(subscriber.as, socAnalyst(subscriber.skills));
    const { id } = await subscriber.subscribe();
    await subscriber.arrive(4);
    const first = await readSse(...subscriber.streamOf(id));
    await eventually(() => expect(first.ids).toHaveLength(4));
    first.close();
    const [url, headers] = subscriber.streamOf(id);
    const resumed = await readSse(url, { ...headers, 'last-event-id': first.ids[1] ?? '' });
    await eventually(() => expect(resumed.ids).toEqual(first.ids.slice(2)));
    await subscriber.arrive(2);
    await eventually(() => expect(resumed.ids).toHaveLength(4), 2000);
    resumed.close();
    const wrong = { 'last-event-id': 'nonsense' };
    const refused = await subscriber.call('GET', `/${id}/stream`, undefined, wrong);
    expect(refused.body).toMatchObject({ code: 'MATCHING_ENTRY_UNKNOWN', status: 400 });
  });

  it('streams for as long as the token of its reader holds, and no longer', async () => {
    await scenario.post(subscriber.as, socAnalyst(subscriber.skills));
    const { id } = await subscriber.subscribe();
    await subscriber.arrive(1);
    const { url, tokenOf } = scenario.service;
    const streamAs = (expiresAt?: string) => {
      const token = tokenOf({ ...subscriber.as, ...(expiresAt && { expiresAt }) });
      return readSse(`${url}/matching/subscriptions/${id}/stream`, { authorization: `Bearer ${token}` });
    };
    const lasting = await streamAs();
    const brief = await streamAs(new Date(Date.now() + 300).toISOString());
    await eventually(() => expect(brief.ended).toBe(true));
    await subscriber.arrive(1);
    await eventually(() => expect(lasting.ids).toHaveLength(2));
    expect([lasting.ended, brief.ids.length]).toEqual([false, 1]);
    lasting.close();
  });

  it('belongs to its employer alone', async () => {
    const posting = await scenario.post(subscriber.as, socAnalyst(subscriber.skills));
    const { id } = await subscriber.subscribe();
    const stranger = employer();
    const tries: [string, string, object?][] = [
      ['GET', `/matching/subscriptions/${id}/events`],
      ['GET', `/matching/subscriptions/${id}/stream`],
      ['GET', `/matching/subscriptions/${id}/export`],
      ['GET', `/matching/subscriptions/${id}/deliveries`],
      ['POST', `/matching/subscriptions/${id}/rotate-secret`],
      ['POST', `/matching/subscriptions/${id}/replay`, { fromCursor: 1 }],
      ['DELETE', `/matching/subscriptions/${id}`],
    ];
    for (const [method, path, body] of tries) {
      const answer = await scenario.service.call(method, path, { as: stranger, body });
      expect([path, answer.body]).toEqual([
        path,
        expect.objectContaining({ code: 'MATCHING_SUBSCRIPTION_UNKNOWN' }),
      ]);
      expect((await scenario.service.call(method, path, { body })).status).toBe(401);
    }
    const foreign = { as: stranger, body: { postingIds: [posting.id] } };
    const refused = await scenario.service.call('POST', '/matching/subscriptions', foreign);
    expect(refused.body).toMatchObject({
      code: 'MATCHING_POSTING_UNKNOWN',
      errors: [{ path: 'postingIds.0' }],
    });
    expect((await subscriber.call('DELETE', `/${id}`)).status).toBe(204);
  });
});
