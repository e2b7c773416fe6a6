/**
 * The whole flow, as clients play it: frameworks, achievements, learners who connect and consent, postings,
 * feeds, a batch; then what arrived where, and whether it adds up.
 */
import { castOf, enrol } from './cast.mjs';
import { inParallel, until } from './client.mjs';
import { postOpenings, subscribe, unsubscribe } from './openings.mjs';
import { reconcile } from './reconcile.mjs';
import { issueRoster, rosterOf } from './roster.mjs';
import { settle } from './settle.mjs';
import { programmes } from './skills.mjs';

/** @param {import('./flow.mjs').FlowOptions} options @returns {Promise<import('./flow.mjs').FlowResult>} */
export async function playFlow({ url, profile, say, sizes, disturb = async () => undefined }) {
  const run = Date.now().toString(36);
  const { operator, institution, employers } = await castOf(url, profile, run);
  await until('the issuer profile', async () =>
    (await institution('GET', '/issuer/profile')).ready ? true : undefined,
  );
  const before = await operator('GET', '/analytics/funnel');
  const { list, note } = await programmes(institution, sizes.programmes);
  say(`frameworks      ${note}`);
  const achievements = await inParallel(list, 4, (programme) => define(institution, programme, run));
  say(`achievements    ${achievements.length}, each aligned to ${list[0].items.length} items`);
  const postings = await postOpenings(employers, list, sizes.postings);
  say(`postings        ${postings.length} of ${employers.length} employers`);
  const feeds = await subscribe(employers);
  const close = () => unsubscribe(feeds);
  try {
    const learners = await enrol({ url, profile, institution, run, count: sizes.learners });
    say(`learners        ${learners.length} connected and consenting`);
    const roster = rosterOf(sizes.credentials, learners, achievements, run);
    const cast = { operator, institution, feeds, postings, learners, before };
    return { ...(await travel(cast, roster, disturb, say)), learners, feeds, close };
  } catch (error) {
    await Promise.all(feeds.map(({ receiver }) => receiver.close()));
    throw error;
  }
}

/** A roster's credentials on their way to the feeds, and what arrived. */
async function travel(cast, roster, disturb, say) {
  const { operator, institution, feeds, learners } = cast;
  const started = Date.now();
  const since = new Date(started).toISOString();
  const batch = await issueRoster(institution, roster, disturb);
  const issuedSeconds = (Date.now() - started) / 1000;
  const { issued, duplicate, rejected } = batch.counts;
  say(
    `batch           ${issued} issued, ${duplicate} duplicate, ${rejected} rejected in ${issuedSeconds.toFixed(1)} s`,
  );
  await settle({ operator, feeds });
  const endSeconds = (Date.now() - started) / 1000;
  await shareSome(learners.slice(0, Math.ceil(learners.length / 2)));
  await reportOutcomes(feeds);
  await settle({ operator, feeds });
  const result = await reconcile({ ...cast, batch, since });
  return { ...result, issuedSeconds, endSeconds };
}

function define(institution, { name, items }, run) {
  return institution('POST', '/issuer/achievements', {
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
  });
}

/** Half of the learners show a credential by a link. */
async function shareSome(learners) {
  const until = new Date(Date.now() + 30 * 24 * 3600 * 1000).toISOString();
  await inParallel(learners, 4, async ({ wallet }) => {
    const { items } = await wallet('GET', '/wallet/credentials?limit=1');
    const credentialIds = [items[0].credentialId];
    await wallet('POST', '/wallet/shares', { credentialIds, purpose: 'application', until });
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
