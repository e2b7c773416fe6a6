import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type {
  CreatedSubscription,
  DeliveryList,
  FeedEntry,
  FeedPage,
  FeedSubscription,
  RotatedSecret,
  SubscriptionList,
} from '@wellspring/contracts';
import { eventually, readSse } from '@wellspring/testing';
import { Webhook } from 'standardwebhooks';
import { startReceiver, type Receiver } from './testing/receiver.js';
import {
  candidate,
  employer,
  ownSkills,
  socAnalyst,
  startScenario,
  type Employer,
  type Scenario,
} from './testing/scenario.js';

describe('the matched-candidate feed', () => {
  let scenario: Scenario;
  let receiver: Receiver;
  let as: Employer;
  let skills = '';
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
    as = employer();
    skills = ownSkills();
  });
  afterEach(async () => {
    receiver.script = [];
    const { items } = await list();
    for (const { id } of items)
      await scenario.service.call('DELETE', `/matching/subscriptions/${id}`, { as });
    receiver.received.length = 0;
  });

  const list = async () => {
    const answer = await scenario.service.call('GET', '/matching/subscriptions', { as });
    return answer.body as SubscriptionList;
  };
  const subscribe = async (body: object = {}) => {
    const answer = await scenario.service.call('POST', '/matching/subscriptions', { as, body });
    expect(answer.status).toBe(201);
    return answer.body as CreatedSubscription;
  };
  const hook = () => subscribe({ webhook: { url: receiver.url } });
  const poll = async (id: string, query = 'limit=500') => {
    const answer = await scenario.service.call('GET', `/matching/subscriptions/${id}/events?${query}`, {
      as,
    });
    expect(answer.status).toBe(200);
    return answer.body as FeedPage;
  };
  const webhookOf = async (id: string): Promise<FeedSubscription['webhook']> =>
    (await list()).items.find((each) => each.id === id)?.webhook ?? null;
  const arrive = async (count: number) => {
    const people = Array.from({ length: count }, () => candidate(skills, { R1: 4, R2: 4, R3: 3 }));
    await scenario.publish(...people.flatMap(({ all }) => all));
    await scenario.settled();
    return people;
  };
  const idOf = ({ body }: { body: string }) => (JSON.parse(body) as FeedEntry).id;
  const acknowledged = () => receiver.received.filter(({ answered }) => answered === 200);
  const bearer = () => ({ authorization: `Bearer ${scenario.service.tokenOf(as)}` });
  const streamUrl = (id: string) => `${scenario.service.url}/matching/subscriptions/${id}/stream`;

  it('hands out the same entries, to the byte, by polling, stream, webhook and file', async () => {
    await scenario.post(as, socAnalyst(skills));
    const subscription = await hook();
    const stream = await readSse(streamUrl(subscription.id), bearer());
    const [first] = await arrive(12);
    await scenario.publish(first!.facts.withdrawn);
    await scenario.settled();
    await eventually(() => expect(new Set(acknowledged().map(idOf)).size).toBe(13));
    const polled = await poll(subscription.id);
    expect(polled).toMatchObject({ hasMore: false, cursor: 13 });
    expect(polled.items.map(({ cursor }) => cursor)).toEqual(
      Array.from({ length: 13 }, (_, index) => index + 1),
    );
    const ids = polled.items.map(({ id }) => id);
    await eventually(() => expect(stream.ids).toEqual(ids));
    stream.close();
    expect([...new Set(acknowledged().map(idOf))].sort()).toEqual([...ids].sort());
    const file = await scenario.service.call('GET', `/matching/subscriptions/${subscription.id}/export`, {
      as,
    });
    expect(file.headers.get('content-type')).toContain('application/x-ndjson');
    expect(file.text).toBe(polled.items.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
    const untouched = polled.items[5];
    const sent = acknowledged().find((each) => idOf(each) === untouched?.id);
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
    const posting = await scenario.post(as, socAnalyst(skills));
    await scenario.post(as, socAnalyst(skills));
    const chosen = await subscribe({ postingIds: [posting.id] });
    await arrive(5);
    const first = await poll(chosen.id, 'limit=2');
    expect(first).toMatchObject({ hasMore: true });
    const rest = await poll(chosen.id, `limit=10&cursor=${first.cursor}`);
    await poll(chosen.id, 'limit=10');
    const entries = [...first.items, ...rest.items];
    expect(entries).toHaveLength(5);
    expect(entries.every((entry) => entry.posting.id === posting.id)).toBe(true);
    await scenario.settled();
    const delivered = await scenario.published('feed.delivered');
    expect(delivered.filter(({ data }) => data['subscriptionId'] === chosen.id)).toHaveLength(5);
  });

  it('resumes a stream after the last entry that was seen, and wakes it at once', async () => {
    await scenario.post(as, socAnalyst(skills));
    const { id } = await subscribe();
    await arrive(4);
    const first = await readSse(streamUrl(id), bearer());
    await eventually(() => expect(first.ids).toHaveLength(4));
    first.close();
    const resumed = await readSse(streamUrl(id), { ...bearer(), 'last-event-id': first.ids[1] ?? '' });
    await eventually(() => expect(resumed.ids).toEqual(first.ids.slice(2)));
    await arrive(2);
    await eventually(() => expect(resumed.ids).toHaveLength(4), 2000);
    resumed.close();
    const wrong = { as, headers: { 'last-event-id': 'nonsense' } };
    const refused = await scenario.service.call('GET', `/matching/subscriptions/${id}/stream`, wrong);
    expect(refused.body).toMatchObject({ code: 'MATCHING_ENTRY_UNKNOWN', status: 400 });
  });

  it('signs webhooks so that Standard Webhooks accepts them, with both secrets while they rotate', async () => {
    await scenario.post(as, socAnalyst(skills));
    const subscription = await hook();
    await arrive(1);
    await eventually(() => expect(acknowledged()).toHaveLength(1));
    const verify = (secret: string, index: number) => {
      const { body, headers } = receiver.received[index]!;
      return new Webhook(secret).verify(body, headers as Record<string, string>);
    };
    expect(verify(subscription.secret, 0)).toMatchObject({ type: 'match.created' });
    expect(receiver.received[0]?.headers['webhook-id']).toBe(idOf(receiver.received[0]!));
    const path = `/matching/subscriptions/${subscription.id}/rotate-secret`;
    const rotated = (await scenario.service.call('POST', path, { as })).body as RotatedSecret;
    expect(rotated.secret).not.toBe(subscription.secret);
    await arrive(1);
    await eventually(() => expect(acknowledged()).toHaveLength(2));
    expect(() => [verify(subscription.secret, 1), verify(rotated.secret, 1)]).not.toThrow();
    expect(() => verify(rotated.secret, 0)).toThrow();
    expect(JSON.stringify(await list())).not.toContain('whsec_');
  });

  it('tries again after errors and silence, obeys Retry-After, and loses nothing', async () => {
    await scenario.post(as, socAnalyst(skills));
    receiver.script = [
      { status: 500 },
      'hang',
      { status: 429, headers: { 'retry-after': '1' } },
      { status: 302, headers: { location: 'http://169.254.169.254/' } },
    ];
    const subscription = await hook();
    await arrive(3);
    await eventually(() => expect(new Set(acknowledged().map(idOf)).size).toBe(3), 15_000);
    const throttled = receiver.received.findIndex(({ answered }) => answered === 429);
    const [before, after] = [receiver.received[throttled], receiver.received[throttled + 1]];
    expect((after?.at ?? 0) - (before?.at ?? 0)).toBeGreaterThanOrEqual(900);
    await eventually(async () => {
      const path = `/matching/subscriptions/${subscription.id}/deliveries?state=delivered`;
      const { items } = (await scenario.service.call('GET', path, { as })).body as DeliveryList;
      expect(items.length).toBeGreaterThan(0);
    });
    await scenario.settled();
    const delivered = await scenario.published('feed.delivered');
    expect(delivered.filter(({ data }) => data['subscriptionId'] === subscription.id)).toHaveLength(3);
  }, 20_000);

  it('gives up after ten attempts, lists the failure, and replays it', async () => {
    await scenario.post(as, socAnalyst(skills));
    receiver.script = Array.from({ length: 10 }, () => ({ status: 500 }));
    const { id } = await hook();
    await arrive(1);
    const failed = () =>
      scenario.service.call('GET', `/matching/subscriptions/${id}/deliveries?state=failed`, { as });
    await eventually(async () => {
      expect(((await failed()).body as DeliveryList).items).toMatchObject([
        { attempts: 10, lastStatus: 500, cursor: 1, nextAttemptAt: null },
      ]);
    }, 30_000);
    const replay = (body: object) =>
      scenario.service.call('POST', `/matching/subscriptions/${id}/replay`, { as, body });
    expect((await replay({ fromCursor: 3, toCursor: 2 })).status).toBe(400);
    expect((await replay({ fromCursor: 1 })).body).toEqual({ queued: 1 });
    await eventually(() => expect(acknowledged()).toHaveLength(1));
    expect(new Set(receiver.received.map(idOf)).size).toBe(1);
    await replay({ fromCursor: 1, toCursor: 1 });
    await eventually(() => expect(acknowledged()).toHaveLength(2));
    await eventually(async () => expect((await webhookOf(id))?.retrying).toBe(0));
    await scenario.settled();
    const delivered = await scenario.published('feed.delivered');
    expect(delivered.filter(({ data }) => data['subscriptionId'] === id)).toHaveLength(1);
  }, 40_000);

  it('stops for a receiver that is gone', async () => {
    await scenario.post(as, socAnalyst(skills));
    receiver.script = [{ status: 410 }];
    const { id } = await hook();
    await arrive(1);
    await eventually(async () =>
      expect(await webhookOf(id)).toMatchObject({ state: 'disabled', disabledReason: 'gone' }),
    );
    await arrive(2);
    expect(receiver.received).toHaveLength(1);
    const replay = { as, body: { fromCursor: 1 } };
    const refused = await scenario.service.call('POST', `/matching/subscriptions/${id}/replay`, replay);
    expect(refused.body).toMatchObject({ code: 'MATCHING_WEBHOOK_DISABLED' });
    expect((await poll(id)).items).toHaveLength(3);
  });

  it('sends a batch again that was under way when its sender died', async () => {
    await scenario.post(as, socAnalyst(skills));
    await arrive(2);
    const { id } = await hook();
    await eventually(() => expect(acknowledged()).toHaveLength(2));
    await eventually(async () => expect((await webhookOf(id))?.cursor).toBe(2));
    // As if the process had been killed after sending and before it wrote down that it had.
    await scenario.admin.query(
      `update matching.webhook set cursor = 0, lease = gen_random_uuid(),
         leased_until = clock_timestamp() + interval '300 milliseconds' where subscription_id = $1`,
      [id],
    );
    await eventually(() => expect(acknowledged()).toHaveLength(4));
    expect(new Set(acknowledged().map(idOf)).size).toBe(2);
  });

  it.each([
    ['http://192.168.1.1/hook', 'OUTBOUND_NOT_HTTPS'],
    ['https://192.168.1.1/hook', 'OUTBOUND_PRIVATE_ADDRESS'],
    ['https://169.254.169.254/latest/meta-data', 'OUTBOUND_PRIVATE_ADDRESS'],
    ['https://[::1]/hook', 'OUTBOUND_PRIVATE_ADDRESS'],
    ['http://127.0.0.1:1/hook', 'OUTBOUND_NOT_HTTPS'],
    ['https://user:secret@example.org/hook', 'OUTBOUND_NOT_A_URL'],
  ])('refuses the webhook address %s', async (url, code) => {
    const body = { webhook: { url } };
    const answer = await scenario.service.call('POST', '/matching/subscriptions', { as, body });
    expect(answer.body).toMatchObject({ status: 422, code });
    expect((await list()).items).toEqual([]);
  });

  it('belongs to its employer alone', async () => {
    const posting = await scenario.post(as, socAnalyst(skills));
    const { id } = await subscribe();
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
    expect((await scenario.service.call('DELETE', `/matching/subscriptions/${id}`, { as })).status).toBe(204);
  });
});
