/** Who plays: the seeded institution and employers, an employer and learners of this run alone. */
import { asClient, asPerson, inParallel } from './client.mjs';

const year = 365 * 24 * 3600 * 1000;
const scopes = {
  institution:
    'frameworks:write achievements:read achievements:write recipients:read recipients:write credentials:read credentials:issue credentials:revoke',
  employer: 'postings:read postings:write feeds:read feeds:write outcomes:write',
  operator: 'operations:read operations:write organisation:write analytics:read',
};

/** Signs in the institution, the operator and three employers; two are seeded, the demonstration wants three. */
export async function castOf(url, profile, run) {
  const sign = (name, kind) =>
    asClient(
      url,
      profile.clients.find((each) => each.name === name),
      scopes[kind],
    );
  const operator = await sign('operator', 'operator');
  const password = `long password ${run}`;
  const email = `recruiter@saguaro-${run}.example`;
  await operator('POST', '/identity/organisations', {
    slug: `saguaro-${run}`,
    name: `Saguaro Health ${run}`,
    kind: 'employer',
    administrator: { email, displayName: 'Noor Valdez', password },
  });
  const employers = await Promise.all([
    sign('harbor-pine', 'employer'),
    sign('copperline', 'employer'),
    asPerson(url, profile.url, email, password),
  ]);
  return { operator, institution: await sign('rio-bravo', 'institution'), employers };
}

/** Learners with a wallet each, connected with the institution, who consent to being matched. */
export async function enrol({ url, profile, institution, run, count }) {
  const people = Array.from({ length: count }, (_, index) => ({
    email: `learner-${index}@${run}.example`,
    name: `Learner Núñez ${index}`,
  }));
  const { recipients } = await institution('POST', '/issuer/recipients', { recipients: people });
  const password = `long password ${run}`;
  const until = new Date(Date.now() + year).toISOString();
  return inParallel(recipients, 4, async ({ email, name, claimUrl }) => {
    await fetch(`${url}/identity/learners`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password, displayName: name }),
    });
    const wallet = await asPerson(url, profile.url, email, password);
    await wallet('POST', '/wallet/connections', { token: claimUrl.split('#')[1] });
    const wanted = { records: 'all', parties: 'all-employers', until };
    const consent = await wallet('POST', '/wallet/consents', wanted);
    return { email, name, wallet, consent };
  });
}
