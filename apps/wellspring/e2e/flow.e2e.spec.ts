import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { asClient, inParallel, until, type Call, type Item } from '../../../tools/demo/client.mjs';
import { playFlow } from '../../../tools/demo/flow.mjs';
import { System } from './system.js';

describe('the whole flow in one process', () => {
  let system: System;
  beforeAll(async () => {
    system = await System.start();
  }, 120_000);
  afterAll(() => system.stop(), 60_000);

  it('carries credentials to the feeds, and everything adds up', async () => {
    const sizes = { programmes: 6, learners: 8, credentials: 24, postings: 8 };
    const profile = await system.profile();
    const result = await playFlow({ url: system.url, profile, say: () => undefined, sizes });
    expect(result).toMatchObject({ issued: 24, held: 24, parked: 0, agrees: true });
    expect(result.entries).toBeGreaterThan(0);

    const operator = await asClient(system.url, clientOf(profile, 'operator'), 'operations:write');
    await operator('POST', '/analytics/rebuild');

    const [learner] = result.learners;
    const [feed] = result.feeds;
    if (!learner || !feed) throw new Error('The flow had nobody in it.');
    const { employer, subscription } = feed;
    const before = await allEvents(employer, subscription.id);
    await learner.wallet('POST', `/wallet/consents/${learner.consent.consentId}/withdraw`);
    const withdrawn = await until(
      'the tombstones',
      async () => {
        const events = await allEvents(employer, subscription.id);
        const ended = events.slice(before.length).filter(({ reason }) => reason === 'consent');
        return ended.length > 0 || (await learner.wallet('GET', '/matching/my-matches')).items.length === 0
          ? events
          : undefined;
      },
      5_000,
    );
    expect(withdrawn.length).toBeGreaterThanOrEqual(before.length);
    expect((await learner.wallet('GET', '/matching/my-matches')).items).toEqual([]);
  }, 300_000);

  it('issues every row of a roster once although it is killed in the middle', async () => {
    const profile = await system.profile();
    const scopes = 'achievements:read achievements:write recipients:write credentials:read credentials:issue';
    const institution = await asClient(system.url, clientOf(profile, 'rio-bravo'), scopes);
    const achievement = await institution('POST', '/issuer/achievements', {
      name: 'Attendance',
      description: 'Was there.',
      criteria: { narrative: 'Be there.' },
      alignments: [],
    });
    const rows = Array.from(
      { length: 1000 },
      (_, row) => `kill-${row},person-${row % 50}@kill.example,Person ${row % 50},${achievement.id}`,
    );
    const roster = ['externalId,email,name,achievement', ...rows].join('\n');
    const { batchId } = await institution('POST', '/issuer/batches', roster, { type: 'text/csv' });
    await until('a third', async () => {
      const { counts } = await institution('GET', `/issuer/batches/${batchId}`);
      return (counts.issued ?? 0) > 300 ? true : undefined;
    });
    await system.kill();
    await system.run();
    const again = await asClient(system.url, clientOf(profile, 'rio-bravo'), scopes);
    const done = await until(
      'the rest',
      async () => {
        const state = await again('GET', `/issuer/batches/${batchId}`);
        return state.state === 'done' ? state : undefined;
      },
      180_000,
    );
    expect(done.counts).toMatchObject({ total: 1000, issued: 1000, pending: 0, rejected: 0 });
    const pages = await inParallel(['issued', 'duplicate'], 1, (outcome: string) =>
      allRows(again, batchId, outcome),
    );
    const ids = pages.flat().flatMap(({ credentialIds }) => credentialIds);
    expect(ids).toHaveLength(1000);
    expect(new Set(ids).size).toBe(1000);
  }, 400_000);
});

const clientOf = (profile: Awaited<ReturnType<System['profile']>>, name: string) =>
  profile.clients.find((client) => client.name === name);

async function allEvents(employer: Call, id: string): Promise<Item[]> {
  const events: Item[] = [];
  for (let cursor = 0; ;) {
    const page = await employer('GET', `/matching/subscriptions/${id}/events?cursor=${cursor}&limit=200`);
    events.push(...page.items);
    cursor = page.cursor;
    if (!page.hasMore) return events;
  }
}

async function allRows(call: Call, id: string, outcome: string) {
  const rows: Item[] = [];
  for (let cursor = ''; ;) {
    const page = await call(
      'GET',
      `/issuer/batches/${id}/rows?limit=200&outcome=${outcome}${cursor && `&cursor=${cursor}`}`,
    );
    rows.push(...page.items);
    if (!page.next) return rows;
    cursor = page.next;
  }
}
