/**
 * The whole flow, as clients play it: frameworks, achievements, learners who connect and consent, postings,
 * feeds, a batch; then what arrived where, and whether it adds up.
 */
import { asClient, asPerson, inParallel, until } from './client.mjs';
import { programmes } from './skills.mjs';
import { startReceiver } from './receiver.mjs';

const institutionScopes =
  'frameworks:write achievements:read achievements:write recipients:read recipients:write credentials:read credentials:issue credentials:revoke';
const employerScopes = 'postings:read postings:write feeds:read feeds:write outcomes:write';

/** @param {{ url: string, profile: object, say(line: string): void, sizes: { programmes: number, learners: number, credentials: number, postings: number } }} options */
export async function playFlow({ url, profile, say, sizes }) {
  const clientFor = (name) => profile.clients.find((each) => each.name === name);
  const run = Date.now().toString(36);
  const institution = await asClient(url, clientFor('rio-bravo'), institutionScopes);
  const operator = await asClient(
    url,
    clientFor('operator'),
    'operations:read operations:write organisation:write analytics:read',
  );
  await until('the issuer profile', async () =>
    (await institution('GET', '/issuer/profile')).ready ? true : undefined,
  );

  const before = await operator('GET', '/analytics/funnel');
  const { list, note } = await programmes(institution, sizes.programmes);
  say(`frameworks      ${note}`);
  const achievements = await inParallel(list, 4, ({ name, items }) =>
    institution('POST', '/issuer/achievements', {
      name: `${name} ${run}`,
      description: `Has learned what ${name} asks for.`,
      achievementType: 'Certificate',
      criteria: { narrative: 'Completed every course of the programme.' },
      alignments: items.map((itemUri) => ({ itemUri })),
      resultLevels: [
        { name: 'Basic', rank: 1 },
        { name: 'Good', rank: 2 },
        { name: 'Excellent', rank: 3 },
      ],
    }),
  );
  say(`achievements    ${achievements.length}, each aligned to ${list[0].items.length} items`);

  const employers = await thirdEmployer({ url, profile, operator, run });
  const postings = await postOpenings(url, employers, list, sizes.postings);
  say(`postings        ${postings.length} of ${employers.length} employers`);
  const feeds = await subscribe(employers);

  const learners = await enrol({ url, profile, institution, run, count: sizes.learners });
  say(`learners        ${learners.length} connected and consenting`);

  const started = Date.now();
  const roster = rosterOf(sizes, learners, achievements, run);
  const batch = await institution('POST', '/issuer/batches', roster, { type: 'text/csv' });
  const done = await until(
    'the batch',
    async () => {
      const state = await institution('GET', `/issuer/batches/${batch.batchId}`);
      return state.state === 'done' ? state : undefined;
    },
    600_000,
  );
  const issuedSeconds = (Date.now() - started) / 1000;
  say(
    `batch           ${done.counts.issued} issued, ${done.counts.duplicate} duplicate, ${done.counts.rejected} rejected in ${issuedSeconds.toFixed(1)} s`,
  );

  await settle({ operator, feeds, issued: done.counts.issued, before });
  const endSeconds = (Date.now() - started) / 1000;
  await shareSome(learners.slice(0, Math.ceil(learners.length / 2)));
  await reportOutcomes(feeds);
  await until('the last figures', async () => {
    const status = await operator('GET', '/operations/analytics/status');
    return status.lag === 0 ? true : undefined;
  });
  const result = await reconcile({
    operator,
    feeds,
    learners,
    before,
    issued: done.counts.issued,
  });
  for (const { receiver } of feeds) await receiver.close();
  return { ...result, issuedSeconds, endSeconds, batch: done, learners, achievements, postings, feeds };
}

/** Two employers are seeded; the demonstration wants three. */
async function thirdEmployer({ url, profile, operator, run }) {
  const password = `long password ${run}`;
  const email = `recruiter@saguaro-${run}.example`;
  await operator('POST', '/identity/organisations', {
    slug: `saguaro-${run}`,
    name: `Saguaro Health ${run}`,
    kind: 'employer',
    administrator: { email, displayName: 'Noor Valdez', password },
  });
  const clients = ['harbor-pine', 'copperline'].map((name) =>
    asClient(
      url,
      profile.clients.find((each) => each.name === name),
      employerScopes,
    ),
  );
  return Promise.all([...clients, asPerson(url, profile.url, email, password)]);
}

async function postOpenings(url, employers, list, count) {
  return inParallel(Array.from({ length: count }), 4, (_, index) => {
    const { name, items } = list[index % list.length];
    const employer = employers[index % employers.length];
    const offset = Math.floor(index / list.length) * 2;
    const wanted = items.slice(offset, offset + 4);
    return employer('POST', '/matching/postings', {
      title: `${name} (opening ${index + 1})`,
      openings: 1 + (index % 3),
      location: 'Phoenix',
      timeZone: 'America/Phoenix',
      requirements: wanted.map((itemUri, place) => ({
        itemUri,
        kind: place < 3 ? 'required' : 'preferred',
        mandatory: place === 0,
        minLevel: place === 0 ? 2 : null,
        weight: 10 - place * 2,
      })),
    });
  });
}

async function subscribe(employers) {
  return Promise.all(
    employers.map(async (employer) => {
      const receiver = await startReceiver();
      const subscription = await employer('POST', '/matching/subscriptions', {
        webhook: { url: receiver.url },
      });
      // What stands in the feed from an earlier run is not of this one.
      const start = await lastCursor(employer, subscription.id);
      return { employer, receiver, subscription, start };
    }),
  );
}

async function lastCursor(employer, id) {
  for (let cursor = 0; ;) {
    const page = await employer('GET', `/matching/subscriptions/${id}/events?cursor=${cursor}&limit=200`);
    cursor = page.cursor;
    if (!page.hasMore) return cursor;
  }
}

async function enrol({ url, profile, institution, run, count }) {
  const people = Array.from({ length: count }, (_, index) => ({
    email: `learner-${index}@${run}.example`,
    name: `Learner Núñez ${index}`,
  }));
  const { recipients } = await institution('POST', '/issuer/recipients', { recipients: people });
  const password = `long password ${run}`;
  const until = new Date(Date.now() + 365 * 24 * 3600 * 1000).toISOString();
  return inParallel(recipients, 4, async ({ email, name, claimUrl }) => {
    await fetch(`${url}/identity/learners`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password, displayName: name }),
    });
    const wallet = await asPerson(url, profile.url, email, password);
    await wallet('POST', '/wallet/connections', { token: claimUrl.split('#')[1] });
    const consent = await wallet('POST', '/wallet/consents', {
      records: 'all',
      parties: 'all-employers',
      until,
    });
    return { email, name, wallet, consent };
  });
}

function rosterOf({ credentials }, learners, achievements, run) {
  const rows = Array.from({ length: credentials }, (_, index) => {
    const learner = learners[index % learners.length];
    const round = Math.floor(index / learners.length);
    const achievement = achievements[(index + round * 7) % achievements.length];
    const level = ['Basic', 'Good', 'Excellent'][(index + round) % 3];
    return [`${run}-${index}`, learner.email, `"${learner.name}"`, achievement.id, '2026-05-01', level].join(
      ',',
    );
  });
  return ['externalId,email,name,achievement,completedOn,level', ...rows].join('\n');
}

/** Waits until everything issued is held, nothing is behind, and the webhooks have said everything. */
async function settle({ operator, feeds, issued, before }) {
  const claimedBefore = stage(before, 'claimed').count;
  await until(
    'the wallets',
    async () => {
      const funnel = await operator('GET', '/analytics/funnel');
      return stage(funnel, 'claimed').count - claimedBefore >= issued ? true : undefined;
    },
    300_000,
  );
  let last = '';
  let still = 0;
  return until(
    'the feeds',
    async () => {
      const lags = await Promise.all(
        ['wallet', 'verifier', 'matching', 'analytics'].map((name) =>
          operator('GET', `/operations/${name}/status`),
        ),
      );
      const now = JSON.stringify([lags, feeds.map(({ receiver }) => receiver.entries.size)]);
      const quiet = lags.every(({ lag, outbox }) => lag === 0 && outbox === 0) && now === last;
      still = quiet ? still + 1 : 0;
      last = now;
      return still >= 15 ? lags : undefined;
    },
    300_000,
  );
}

/** Half of the learners show a credential by a link. */
async function shareSome(learners) {
  const until = new Date(Date.now() + 30 * 24 * 3600 * 1000).toISOString();
  await inParallel(learners, 4, async ({ wallet }) => {
    const { items } = await wallet('GET', '/wallet/credentials?limit=1');
    await wallet('POST', '/wallet/shares', {
      credentialIds: [items[0].credentialId],
      purpose: 'application',
      until,
    });
  });
}

/** Each employer tells of four interviews. */
async function reportOutcomes(feeds) {
  for (const { employer, receiver } of feeds) {
    const created = [...receiver.entries.values()]
      .filter(({ body }) => body.type === 'match.created')
      .slice(0, 4);
    for (const { body } of created) {
      const outcome = { outcome: 'interviewed', occurredAt: new Date().toISOString() };
      await employer('POST', `/matching/matches/${body.match.id}/outcomes`, outcome);
    }
  }
}

const stage = (funnel, name) => funnel.stages.find((each) => each.stage === name);

async function reconcile({ operator, feeds, before, issued, learners }) {
  const funnel = await operator('GET', '/analytics/funnel');
  const gained = Object.fromEntries(
    funnel.stages.map(({ stage: name, count }) => [name, count - stage(before, name).count]),
  );
  const held = (
    await inParallel(
      learners,
      8,
      async ({ wallet }) => (await wallet('GET', '/wallet/credentials?limit=200')).items.length,
    )
  ).reduce((sum, count) => sum + count, 0);
  const transports = await Promise.all(feeds.map(async (feed) => compareTransports(feed)));
  const latencies = transports.flatMap(({ latencies: each }) => each).sort((a, b) => a - b);
  const at = (share) => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))];
  return {
    gained,
    issued,
    held,
    entries: transports.reduce((sum, { entries }) => sum + entries, 0),
    webhooks: transports.reduce((sum, { webhooks }) => sum + webhooks, 0),
    exported: transports.reduce((sum, { exported }) => sum + exported, 0),
    agrees: issued === held && gained.claimed === issued && transports.every(({ equal }) => equal),
    latency: { samples: latencies.length, p50: at(0.5), p95: at(0.95) },
    parked: (
      await Promise.all(
        ['wallet', 'verifier', 'matching', 'analytics', 'issuer'].map((name) =>
          operator('GET', `/operations/${name}/status`),
        ),
      )
    ).reduce((sum, { parked }) => sum + parked, 0),
  };
}

/** The same entries with the same ids by polling, by file and by webhook. */
async function compareTransports({ employer, receiver, subscription, start }) {
  const polled = [];
  for (let cursor = start, more = true; more;) {
    const page = await employer(
      'GET',
      `/matching/subscriptions/${subscription.id}/events?cursor=${cursor}&limit=200`,
    );
    polled.push(...page.items);
    cursor = page.cursor;
    more = page.hasMore;
  }
  const file = await employer('GET', `/matching/subscriptions/${subscription.id}/export`);
  const exported = file
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
    .filter(({ cursor }) => cursor > start);
  const ids = polled
    .map(({ id }) => id)
    .sort()
    .join();
  const webhooks = polled.filter(({ id }) => receiver.entries.has(id)).length;
  const latencies = polled.flatMap(({ id, cause }) => {
    const received = receiver.entries.get(id);
    return received && cause ? [received.at - new Date(cause.occurredAt).getTime()] : [];
  });
  const equal =
    exported
      .map(({ id }) => id)
      .sort()
      .join() === ids && webhooks === polled.length;
  return { entries: polled.length, exported: exported.length, webhooks, equal, latencies };
}
