import type {
  CreatedSubscription,
  FeedEntry,
  FeedPage,
  FeedSubscription,
  SubscriptionList,
} from '@wellspring/contracts';
import { eventually, type Answer } from '@wellspring/testing';
import type { Receiver, Received } from './receiver.js';
import { candidate, ownSkills } from './cast.js';
import { employer, type Scenario } from './scenario.js';

/** An employer with a feed, and the people who come to match its postings. */
export class Subscriber {
  readonly as = employer();
  readonly skills = ownSkills();

  constructor(private readonly scenario: Scenario) {}

  call(method: string, path: string, body?: object, headers: Record<string, string> = {}): Promise<Answer> {
    return this.scenario.service.call(method, `/matching/subscriptions${path}`, {
      as: this.as,
      headers,
      ...(body && { body }),
    });
  }

  async list(): Promise<SubscriptionList> {
    return (await this.call('GET', '?limit=200')).body;
  }

  async subscribe(body: object = {}): Promise<CreatedSubscription> {
    const answer = await this.call('POST', '', body);
    if (answer.status !== 201) throw new Error(answer.text);
    return answer.body;
  }

  async poll(id: string, query = 'limit=500'): Promise<FeedPage> {
    const answer = await this.call('GET', `/${id}/events?${query}`);
    if (answer.status !== 200) throw new Error(answer.text);
    return answer.body;
  }

  async webhookOf(id: string): Promise<FeedSubscription['webhook']> {
    return (await this.list()).items.find((each) => each.id === id)?.webhook ?? null;
  }

  /** Until the ledger says that the webhook has all entries up to a cursor: its receiver knows a moment earlier. */
  async sentUpTo(id: string, cursor: number): Promise<void> {
    await eventually(async () => {
      const webhook = await this.webhookOf(id);
      if (webhook?.cursor !== cursor)
        throw new Error(`the webhook is at ${webhook?.cursor}, not at ${cursor}`);
    });
  }

  /** Until the ledger says that nothing is left to be tried again: the receiver knows a moment earlier. */
  async nothingToRetry(id: string): Promise<void> {
    await eventually(async () => {
      const webhook = await this.webhookOf(id);
      if (webhook?.retrying !== 0) throw new Error(`the webhook still tries ${webhook?.retrying} again`);
    });
  }

  /** So many people who qualify. */
  async arrive(count: number) {
    const people = Array.from({ length: count }, () => candidate(this.skills, { R1: 4, R2: 4, R3: 3 }));
    await this.scenario.settle(...people.flatMap(({ all }) => all));
    return people;
  }

  /** The address and the headers of the stream of a subscription. */
  streamOf(id: string): [url: string, headers: Record<string, string>] {
    const { url, tokenOf } = this.scenario.service;
    return [`${url}/matching/subscriptions/${id}/stream`, { authorization: `Bearer ${tokenOf(this.as)}` }];
  }

  async endAll(): Promise<void> {
    const { items } = await this.list();
    for (const { id } of items) await this.call('DELETE', `/${id}`);
  }
}

export const idOf = ({ body }: Received) => (JSON.parse(body) as FeedEntry).id;

/** What a receiver acknowledged. */
export function acknowledged({ received }: Receiver): Received[] {
  return received.filter(({ answered }) => answered === 200);
}
