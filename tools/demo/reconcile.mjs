/** What arrived where, and whether it adds up. */
import { allItems, inParallel } from './client.mjs';
import { feedEntries } from './openings.mjs';

const contexts = ['identity', 'registry', 'issuer', 'wallet', 'verifier', 'matching', 'analytics'];
const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
const stage = (funnel, name) => funnel.stages.find((each) => each.stage === name);

/** @returns the figures of `FlowResult` in flow.d.mts that reconciling finds */
export async function reconcile({ operator, institution, feeds, postings, learners, before, batch, since }) {
  const funnel = await operator('GET', '/analytics/funnel');
  const gained = Object.fromEntries(
    funnel.stages.map(({ stage: name, count }) => [name, count - stage(before, name).count]),
  );
  const credentials = await compareCredentials(institution, learners, batch);
  const matches = await compareMatches(feeds, postings);
  const transports = await inParallel(feeds, 3, compareTransports);
  const total = (name) => sum(transports.map((each) => each[name]));
  const states = await Promise.all(contexts.map((name) => operator('GET', `/operations/${name}/status`)));
  const latency = await operator('GET', `/analytics/latency?from=${encodeURIComponent(since)}`);
  return {
    ...credentials,
    ...matches,
    gained,
    entries: total('entries'),
    webhooks: total('webhooks'),
    streamed: total('streamed'),
    exported: total('exported'),
    parked: sum(states.map(({ parked }) => parked)),
    latency: latency.transports.find(({ transport }) => transport === 'webhook') ?? { samples: 0 },
    agrees:
      credentials.sameCredentials &&
      gained.issued === credentials.issued &&
      gained.claimed === credentials.issued &&
      matches.liveMatches === matches.matchesInFeeds &&
      transports.every(({ equal }) => equal),
  };
}

/** The same credentials, each once, in the issuer's batch, in the wallets and in the profiles. */
async function compareCredentials(institution, learners, { batchId }) {
  const rows = await allItems(institution, `/issuer/batches/${batchId}/rows?outcome=issued`);
  const issued = rows.flatMap(({ credentialIds }) => credentialIds);
  const held = await idsOf(learners, '/wallet/credentials', ({ state }) => state === 'held');
  const profiled = await idsOf(learners, '/matching/my-profile', ({ standing }) => standing === 'used');
  return {
    issued: issued.length,
    held: held.length,
    profiled: profiled.length,
    sameCredentials: sameSet(issued, held) && sameSet(issued, profiled),
  };
}

async function idsOf(learners, path, wanted) {
  const lists = await inParallel(learners, 8, ({ wallet }) => allItems(wallet, path));
  return lists
    .flat()
    .filter(wanted)
    .map(({ credentialId }) => credentialId);
}

/** As many live matches on the postings as the feeds tell of. */
async function compareMatches(feeds, postings) {
  const details = await inParallel(postings, 4, ({ id, employer }) =>
    employer('GET', `/matching/postings/${id}`),
  );
  const ids = new Set(postings.map(({ id }) => id));
  const last = new Map();
  for (const { employer, subscription } of feeds) {
    for (const entry of await feedEntries(employer, subscription.id)) {
      if (ids.has(entry.posting.id)) last.set(entry.match.id, entry.type);
    }
  }
  return {
    liveMatches: sum(details.map(({ matches: { qualified, near } }) => qualified + near)),
    matchesInFeeds: [...last.values()].filter((type) => type !== 'match.withdrawn').length,
  };
}

/** The same entries with the same ids by polling, by webhook, by stream and by file. */
async function compareTransports({ employer, receiver, subscription, start }) {
  const polled = (await feedEntries(employer, subscription.id, start)).map(({ id }) => id);
  const path = `/matching/subscriptions/${subscription.id}`;
  const file = await employer('GET', `${path}/export`);
  const lines = file
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  const exported = lines.filter(({ cursor }) => cursor > start).map(({ id }) => id);
  const streamed = await readStream(employer, `${path}/stream?cursor=${start}`, polled.length);
  const webhooks = polled.filter((id) => receiver.entries.has(id));
  return {
    entries: polled.length,
    webhooks: webhooks.length,
    streamed: streamed.length,
    exported: exported.length,
    equal: [webhooks, streamed, exported].every((ids) => sameSet(ids, polled)),
  };
}

/** The ids of the first events of a stream of server-sent events. */
async function readStream(call, path, count) {
  const ids = [];
  if (count === 0) return ids;
  const abort = new AbortController();
  const time = setTimeout(() => abort.abort(), 30_000);
  try {
    const response = await call.stream(path, abort.signal);
    let text = '';
    for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
      const events = (text + chunk).split('\n\n');
      text = events.pop() ?? '';
      for (const event of events) {
        const data = event.split('\n').find((line) => line.startsWith('data:'));
        if (data) ids.push(JSON.parse(data.slice(5)).id);
      }
      if (ids.length >= count) return ids;
    }
    return ids;
  } catch (error) {
    if (abort.signal.aborted) return ids;
    throw error;
  } finally {
    clearTimeout(time);
    abort.abort();
  }
}

/** The same members, each once. */
function sameSet(one, other) {
  const [a, b] = [new Set(one), new Set(other)];
  return (
    a.size === one.length && b.size === other.length && a.size === b.size && one.every((id) => b.has(id))
  );
}
