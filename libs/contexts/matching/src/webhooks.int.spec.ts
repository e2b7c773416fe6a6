import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { DeliveryList, FeedEntry, RotatedSecret } from '@wellspring/contracts';
import { eventually } from '@wellspring/testing';
import { Webhook } from 'standardwebhooks';
import { startReceiver, type Receiver } from './testing/receiver.js';
import { socAnalyst } from './testing/cast.js';
import { startScenario, type Scenario } from './testing/scenario.js';
import { acknowledged, idOf, Subscriber } from './testing/subscriber.js';

describe('the feed by webhook', () => {
  let scenario: Scenario;
  let receiver: Receiver;
  let silent: Receiver;
  let subscriber: Subscriber;
  beforeAll(async () => {
    receiver = await startReceiver();
    silent = await startReceiver('hang');
    scenario = await startScenario({
      WELLSPRING_ALLOW_HOSTS: `${receiver.host},${silent.host}`,
      MATCHING_WEBHOOK_RETRY_SCALE: '0.00001',
      MATCHING_WEBHOOK_TIMEOUT_MS: '400',
    });
  });
  afterAll(async () => {
    await scenario.close();
    await receiver.close();
    await silent.close();
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

  it('signs webhooks so that Standard Webhooks accepts them, with both secrets while they rotate', async () => {
    await scenario.post(subscriber.as, socAnalyst(subscriber.skills));
    const subscription = await hook();
    await subscriber.arrive(1);
    await eventually(() => expect(acknowledged(receiver)).toHaveLength(1));
    const verify = (secret: string, index: number) => {
      const { body, headers } = receiver.received[index]!;
      return new Webhook(secret).verify(body, headers as Record<string, string>);
    };
    expect(verify(subscription.secret, 0)).toMatchObject({ type: 'match.created' });
    expect(receiver.received[0]?.headers['webhook-id']).toBe(idOf(receiver.received[0]!));
    const rotation = await subscriber.call('POST', `/${subscription.id}/rotate-secret`);
    const rotated = rotation.body as RotatedSecret;
    expect(rotated.secret).not.toBe(subscription.secret);
    await subscriber.arrive(1);
    await eventually(() => expect(acknowledged(receiver)).toHaveLength(2));
    expect(() => [verify(subscription.secret, 1), verify(rotated.secret, 1)]).not.toThrow();
    expect(() => verify(rotated.secret, 0)).toThrow();
    expect(JSON.stringify(await subscriber.list())).not.toContain('whsec_');
  });

  it('tries again after errors and silence, obeys Retry-After, and loses nothing', async () => {
    await scenario.post(subscriber.as, socAnalyst(subscriber.skills));
    receiver.script = [
      { status: 500 },
      'hang',
      { status: 429, headers: { 'retry-after': '1' } },
      { status: 302, headers: { location: 'http://169.254.169.254/' } },
    ];
    const subscription = await hook();
    await subscriber.arrive(3);
    await eventually(() => expect(new Set(acknowledged(receiver).map(idOf)).size).toBe(3), 15_000);
    const throttled = receiver.received.findIndex(({ answered }) => answered === 429);
    const [before, after] = [receiver.received[throttled], receiver.received[throttled + 1]];
    expect((after?.at ?? 0) - (before?.at ?? 0)).toBeGreaterThanOrEqual(900);
    await eventually(async () => {
      const answer = await subscriber.call('GET', `/${subscription.id}/deliveries?state=delivered`);
      const { items } = answer.body as DeliveryList;
      expect(items.length).toBeGreaterThan(0);
    });
    await scenario.settled();
    const delivered = await scenario.published('feed.delivered');
    expect(delivered.filter(({ data }) => data['subscriptionId'] === subscription.id)).toHaveLength(3);
  }, 20_000);

  it('gives up after ten attempts, lists the failure, and replays it', async () => {
    await scenario.post(subscriber.as, socAnalyst(subscriber.skills));
    receiver.script = Array.from({ length: 10 }, () => ({ status: 500 }));
    const { id } = await hook();
    await subscriber.arrive(1);
    const failed = () => subscriber.call('GET', `/${id}/deliveries?state=failed`);
    await eventually(async () => {
      expect(((await failed()).body as DeliveryList).items).toMatchObject([
        { attempts: 10, lastStatus: 500, cursor: 1, nextAttemptAt: null },
      ]);
    }, 30_000);
    const replay = (body: object) => subscriber.call('POST', `/${id}/replay`, body);
    expect((await replay({ fromCursor: 3, toCursor: 2 })).status).toBe(400);
    expect((await replay({ fromCursor: 1 })).body).toEqual({ queued: 1 });
    await eventually(() => expect(acknowledged(receiver)).toHaveLength(1));
    expect(new Set(receiver.received.map(idOf)).size).toBe(1);
    await subscriber.nothingToRetry(id);
    await replay({ fromCursor: 1, toCursor: 1 });
    await eventually(() => expect(acknowledged(receiver)).toHaveLength(2));
    await subscriber.nothingToRetry(id);
    await scenario.settled();
    const delivered = await scenario.published('feed.delivered');
    expect(delivered.filter(({ data }) => data['subscriptionId'] === id)).toHaveLength(1);
  }, 40_000);

  it('sends again what is asked for while an attempt is under way', async () => {
    await scenario.post(subscriber.as, socAnalyst(subscriber.skills));
    const { id } = await hook();
    await subscriber.arrive(1);
    await subscriber.sentUpTo(id, 1);
    const replay = () => subscriber.call('POST', `/${id}/replay`, { fromCursor: 1 });
    receiver.whileAnswering = () => {
      receiver.whileAnswering = undefined;
      return replay();
    };
    await replay();
    await eventually(() => expect(acknowledged(receiver)).toHaveLength(3));
  });

  it('is not held up by receivers that do not answer, however many', async () => {
    await scenario.post(subscriber.as, socAnalyst(subscriber.skills));
    const hooks = Array.from({ length: 6 }, () => subscriber.subscribe({ webhook: { url: silent.url } }));
    const ids = (await Promise.all(hooks)).map(({ id }) => id);
    await subscriber.arrive(1);
    await eventually(async () => {
      const { items } = await subscriber.list();
      const tried = items.filter(({ webhook }) => webhook && webhook.retrying + webhook.failed > 0);
      expect(tried).toHaveLength(ids.length);
    }, 30_000);
    await hook();
    silent.mostHanging = 0;
    for (let number = 2; number <= 4; number++) {
      await subscriber.arrive(1);
      await eventually(() => expect(new Set(acknowledged(receiver).map(idOf)).size).toBe(number), 30_000);
    }
    await eventually(() => expect(silent.mostHanging).toBeGreaterThan(0), 30_000);
    // Four are asked at once, one entry each; the receiver may see the next call before the last one is gone.
    expect(silent.mostHanging).toBeLessThanOrEqual(8);
  }, 120_000);

  it('replays what was taken back as a tombstone under the same id', async () => {
    await scenario.post(subscriber.as, socAnalyst(subscriber.skills));
    const { id } = await hook();
    const [someone] = await subscriber.arrive(1);
    await subscriber.sentUpTo(id, 1);
    await scenario.settle(someone!.facts.withdrawn);
    await subscriber.sentUpTo(id, 2);
    expect((await subscriber.call('POST', `/${id}/replay`, { fromCursor: 1 })).body).toEqual({ queued: 2 });
    await eventually(() => expect(acknowledged(receiver)).toHaveLength(4));
    const [created, withdrawn, again] = receiver.received.map(({ body }) => JSON.parse(body) as FeedEntry);
    expect(created).toHaveProperty('match.explanation');
    expect(withdrawn).toMatchObject({ type: 'match.withdrawn', reason: 'consent', sequence: 2 });
    expect(again).toEqual({
      id: created?.id,
      cursor: created?.cursor,
      type: 'match.created',
      occurredAt: created?.occurredAt,
      sequence: created?.sequence,
      posting: created?.posting,
      match: { id: created?.match.id },
      candidate: created?.candidate,
      tombstone: true,
    });
    expect(receiver.received[2]?.headers['webhook-id']).toBe(created?.id);
  });

  it('has one current secret however many ask for a new one at once, and drops the old one in time', async () => {
    await scenario.post(subscriber.as, socAnalyst(subscriber.skills));
    const { id, secret } = await hook();
    const answers = await Promise.all([1, 2, 3].map(() => subscriber.call('POST', `/${id}/rotate-secret`)));
    expect(new Set(answers.map(({ body }) => (body as RotatedSecret).secret)).size).toBe(3);
    const current = await scenario.admin.query(
      'select id from matching.subscription_secret where subscription_id = $1 and expires_at is null',
      [id],
    );
    expect(current.rows).toHaveLength(1);
    await scenario.admin.query(
      `update matching.subscription_secret set expires_at = clock_timestamp() - interval '1 second'
       where subscription_id = $1 and expires_at is not null`,
      [id],
    );
    await subscriber.arrive(1);
    await eventually(() => expect(acknowledged(receiver)).toHaveLength(1));
    const { body, headers } = receiver.received[0]!;
    expect(String(headers['webhook-signature']).split(' ')).toHaveLength(1);
    expect(() => new Webhook(secret).verify(body, headers as Record<string, string>)).toThrow();
    const valid = answers.filter((answer) => {
      try {
        return new Webhook((answer.body as RotatedSecret).secret).verify(
          body,
          headers as Record<string, string>,
        );
      } catch {
        return false;
      }
    });
    expect(valid).toHaveLength(1);
  });

  it('stops for a receiver that is gone', async () => {
    await scenario.post(subscriber.as, socAnalyst(subscriber.skills));
    receiver.script = [{ status: 410 }];
    const { id } = await hook();
    await subscriber.arrive(1);
    await eventually(async () =>
      expect(await subscriber.webhookOf(id)).toMatchObject({ state: 'disabled', disabledReason: 'gone' }),
    );
    await subscriber.arrive(2);
    expect(receiver.received).toHaveLength(1);
    const refused = await subscriber.call('POST', `/${id}/replay`, { fromCursor: 1 });
    expect(refused.body).toMatchObject({ code: 'MATCHING_WEBHOOK_DISABLED' });
    expect((await subscriber.poll(id)).items).toHaveLength(3);
  });

  it('sends a batch again that was under way when its sender died', async () => {
    await scenario.post(subscriber.as, socAnalyst(subscriber.skills));
    await subscriber.arrive(2);
    const { id } = await hook();
    await subscriber.sentUpTo(id, 2);
    // As if the process had been killed after sending and before it wrote down that it had.
    await scenario.admin.query(
      `update matching.webhook set cursor = 0, lease = gen_random_uuid(),
         leased_until = clock_timestamp() + interval '300 milliseconds' where subscription_id = $1`,
      [id],
    );
    await eventually(() => expect(acknowledged(receiver)).toHaveLength(4));
    expect(new Set(acknowledged(receiver).map(idOf)).size).toBe(2);
  });

  it.each([
    ['http://192.168.1.1/hook', 'OUTBOUND_NOT_HTTPS'],
    ['https://192.168.1.1/hook', 'OUTBOUND_PRIVATE_ADDRESS'],
    ['https://169.254.169.254/latest/meta-data', 'OUTBOUND_PRIVATE_ADDRESS'],
    ['https://[::1]/hook', 'OUTBOUND_PRIVATE_ADDRESS'],
    ['http://127.0.0.1:1/hook', 'OUTBOUND_NOT_HTTPS'],
    ['https://user:secret@example.org/hook', 'OUTBOUND_NOT_A_URL'],
  ])('refuses the webhook address %s', async (url, code) => {
    const answer = await subscriber.call('POST', '', { webhook: { url } });
    expect(answer.body).toMatchObject({ status: 422, code });
    expect((await subscriber.list()).items).toEqual([]);
  });
});
