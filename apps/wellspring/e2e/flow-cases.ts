import { afterAll, expect, it } from '@jest/globals';
import { allItems, asClient, until } from '../../../tools/demo/client.mjs';
import { playFlow, type FlowResult } from '../../../tools/demo/flow.mjs';
import { feedEntries } from '../../../tools/demo/openings.mjs';
import type { System } from './system.js';

/** What a subscriber and a learner are promised: gone from every feed. */
const promisedMs = 5_000;

/** The whole flow, the same in both forms of the system. */
export function flowCases(running: () => System): void {
  let flow: FlowResult;
  afterAll(() => flow?.close());

  it('carries credentials to the feeds, and everything adds up', async () => {
    const sizes = { programmes: 6, learners: 8, credentials: 24, postings: 8 };
    flow = await play(running(), sizes);
    expect(flow).toMatchObject({ issued: 24, held: 24, profiled: 24, parked: 0, agrees: true });
    expect(flow.entries).toBeGreaterThan(0);
  }, 300_000);

  it('counts the same from zero', async () => {
    const system = running();
    const operator = await clientOf(system, 'operator', 'operations:write analytics:read');
    const { id } = await operator('POST', '/analytics/rebuild');
    const done = await until('the rebuild', async () => {
      const rebuild = await operator('GET', `/analytics/rebuilds/${id}`);
      return rebuild.state === 'done' ? (rebuild as object as { before: string; after: string }) : undefined;
    });
    expect(done.after).toBe(done.before);
  }, 120_000);

  it('takes a revoked credential out of wallet, profile and feeds', async () => {
    const institution = await clientOf(running(), 'rio-bravo', 'credentials:read credentials:revoke');
    const learner = flow.learners[1];
    if (!learner) throw new Error('Nobody was enrolled.');
    const [held] = await allItems(learner.wallet, '/wallet/credentials');
    const id = encodeURIComponent(String(held?.credentialId));
    await institution('POST', `/issuer/credentials/${id}/revoke`, { reason: 'issued in error' });
    await until(
      'the revocation',
      async () => {
        const shown = await learner.wallet('GET', `/wallet/credentials/${id}`);
        const profile = await allItems(learner.wallet, '/matching/my-profile');
        const mine = profile.find(({ credentialId }) => credentialId === held?.credentialId);
        return shown.state === 'revoked' && mine?.standing === 'revoked' ? true : undefined;
      },
      promisedMs,
    );
  }, 60_000);

  it('empties every feed of a learner who takes the consent back', async () => {
    const [learner] = flow.learners;
    if (!learner) throw new Error('Nobody was enrolled.');
    const matches = await allItems(learner.wallet, '/matching/my-matches');
    expect(matches.length).toBeGreaterThan(0);
    const withdrawals = async () => {
      const feeds = flow.feeds.map(({ employer, subscription }) => feedEntries(employer, subscription.id));
      const entries = (await Promise.all(feeds)).flat();
      return entries.filter(({ type, reason }) => type === 'match.withdrawn' && reason === 'consent');
    };
    const before = (await withdrawals()).length;
    await learner.wallet('POST', `/wallet/consents/${learner.consent.consentId}/withdraw`);
    await until(
      'the tombstones',
      async () => ((await withdrawals()).length - before === matches.length ? true : undefined),
      promisedMs,
    );
    expect(await allItems(learner.wallet, '/matching/my-matches')).toEqual([]);
  }, 60_000);
}

/** Plays the flow with the demonstration's own clients. */
export async function play(
  system: System,
  sizes: Parameters<typeof playFlow>[0]['sizes'],
  disturb?: Parameters<typeof playFlow>[0]['disturb'],
): Promise<FlowResult> {
  const profile = await system.profile();
  return playFlow({ url: system.url, profile, say: () => undefined, sizes, ...(disturb && { disturb }) });
}

async function clientOf(system: System, name: string, scope: string) {
  const { clients } = await system.profile();
  return asClient(
    system.url,
    clients.find((client) => client.name === name),
    scope,
  );
}
