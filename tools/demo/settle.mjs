import { until } from './client.mjs';
import { feedEntries } from './openings.mjs';

const contexts = ['identity', 'registry', 'issuer', 'wallet', 'verifier', 'matching', 'analytics'];

/** Waits until no context has anything left to do and every webhook has said what stands in its feed. */
export async function settle({ operator, feeds }) {
  let last = '';
  return until(
    'the feeds',
    async () => {
      const states = await Promise.all(contexts.map((name) => operator('GET', `/operations/${name}/status`)));
      if (states.some(({ lag, outbox, backlog }) => lag !== 0 || outbox + backlog > 0)) return undefined;
      const heard = await Promise.all(feeds.map(hasHeardAll));
      // Work that has just left one context may not have arrived at the next: twice the same is settled.
      const now = JSON.stringify([states, heard]);
      const isSettled = heard.every(({ left }) => left === 0) && now === last;
      last = now;
      return isSettled ? states : undefined;
    },
    300_000,
  );
}

async function hasHeardAll({ employer, receiver, subscription, start }) {
  const entries = await feedEntries(employer, subscription.id, start);
  const left = entries.filter(({ id }) => !receiver.entries.has(id)).length;
  return { entries: entries.length, left };
}
