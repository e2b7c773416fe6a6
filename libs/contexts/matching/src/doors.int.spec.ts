import { afterAll, beforeAll } from '@jest/globals';
import type { CreatedSubscription, PostingDetail } from '@wellspring/contracts';
import { doorSuite } from '@wellspring/testing';
import { startReceiver, type Receiver } from './testing/receiver.js';
import { candidate, socAnalyst } from './testing/cast.js';
import { learner, startScenario, type Scenario } from './testing/scenario.js';
import { Subscriber } from './testing/subscriber.js';

let scenario: Scenario;
let receiver: Receiver;
let subscriber: Subscriber;
let posting: PostingDetail;
let subscription: CreatedSubscription;
let [match, mine, holder] = ['', '', ''];

beforeAll(async () => {
  receiver = await startReceiver();
  scenario = await startScenario({ WELLSPRING_ALLOW_HOSTS: receiver.host });
  subscriber = new Subscriber(scenario);
  posting = await scenario.post(subscriber.as, socAnalyst(subscriber.skills));
  const someone = candidate(subscriber.skills, { R1: 4, R2: 4, R3: 3 });
  await scenario.settle(...someone.all);
  [match = ''] = (await scenario.ranked(subscriber.as, posting.id)).map(({ id }) => id);
  [mine, holder] = [match, someone.holder];
  subscription = await subscriber.subscribe({ webhook: { url: receiver.url } });
});
afterAll(async () => {
  await scenario.close();
  await receiver.close();
});

const own = { as: () => subscriber.as };
const asLearner = { as: () => learner(holder) };
const subscribed = (rest = '') => `/matching/subscriptions/${subscription.id}${rest}`;
const job = () => ({ title: 'Analyst', openings: 1, requirements: socAnalyst(subscriber.skills) });

doorSuite({
  context: 'matching',
  prefixes: ['/matching/'],
  service: () => scenario.service,
  doors: [
    { route: 'POST /matching/postings', body: job, ...own },
    { route: 'GET /matching/postings', ...own },
    { route: 'GET /matching/postings/{id}', path: () => `/matching/postings/${posting.id}`, ...own },
    {
      route: 'GET /matching/postings/{id}/matches',
      path: () => `/matching/postings/${posting.id}/matches`,
      ...own,
    },
    { route: 'GET /matching/matches/{id}', path: () => `/matching/matches/${match}`, ...own },
    {
      route: 'POST /matching/matches/{id}/outcomes',
      path: () => `/matching/matches/${match}/outcomes`,
      body: () => ({ outcome: 'hired', occurredAt: '2026-05-20T16:00:00.000Z' }),
      ...own,
    },
    { route: 'GET /matching/my-matches', ...asLearner },
    { route: 'GET /matching/my-profile', ...asLearner },
    { route: 'GET /matching/my-matches/{id}', path: () => `/matching/my-matches/${mine}`, ...asLearner },
    {
      route: 'POST /matching/my-matches/{id}/release',
      path: () => `/matching/my-matches/${mine}/release`,
      body: () => ({ displayName: 'Ana', email: 'ana@example.org' }),
      ...asLearner,
    },
    {
      route: 'POST /matching/subscriptions',
      body: () => ({ postingIds: [posting.id] }),
      takesEmpty: true,
      ...own,
    },
    { route: 'GET /matching/subscriptions', ...own },
    {
      route: 'POST /matching/subscriptions/{id}/rotate-secret',
      path: () => subscribed('/rotate-secret'),
      ...own,
    },
    { route: 'GET /matching/subscriptions/{id}/deliveries', path: () => subscribed('/deliveries'), ...own },
    {
      route: 'POST /matching/subscriptions/{id}/replay',
      path: () => subscribed('/replay'),
      body: () => ({ fromCursor: 1 }),
      ...own,
    },
    { route: 'GET /matching/subscriptions/{id}/events', path: () => subscribed('/events'), ...own },
    {
      route: 'GET /matching/subscriptions/{id}/stream',
      path: () => subscribed('/stream'),
      streams: true,
      ...own,
    },
    { route: 'GET /matching/subscriptions/{id}/export', path: () => subscribed('/export'), ...own },
    { route: 'DELETE /matching/subscriptions/{id}', path: () => subscribed(), ...own },
    {
      route: 'POST /matching/postings/{id}/close',
      path: () => `/matching/postings/${posting.id}/close`,
      body: () => ({ reason: 'filled' }),
      ...own,
    },
  ],
});
