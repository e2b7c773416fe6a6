import { describe, expect, it } from '@jest/globals';
import type { MyMatchDetail, MyMatchList, MyProfile } from '@wellspring/contracts';
import { newId } from '@wellspring/persistence';
import { registered } from './testing/cast.js';
import { employer, learner, useScenario } from './testing/scenario.js';

describe("the learner's side of matching", () => {
  const { scenario, own, candidate, post } = useScenario();

  it('shows a learner the employer, the reason and what is missing, and releases their identity to one employer', async () => {
    const [one, other] = [employer(), employer()];
    await scenario.publish(registered(one.organisationId, 'Harbor & Pine Stores'));
    const [posting] = [await post(one), await post(other)];
    const someone = candidate({ R1: 4, R2: 4, R3: 3, P1: 1 });
    await scenario.settle(...someone.all);
    const me = learner(someone.holder);
    const { items } = await scenario.get<MyMatchList>(me, '/matching/my-matches');
    expect(items).toHaveLength(2);
    const mine = items.find((match) => match.posting.id === posting?.id);
    expect(mine).toMatchObject({
      employer: { name: 'Harbor & Pine Stores' },
      missing: [`Statement of ${own.skills}P2`],
      releasedAt: null,
    });
    const body = { displayName: 'Lucía Beltrán Ruiz', email: 'lucia@example.org' };
    const path = `/matching/my-matches/${mine?.id}/release`;
    const released = await scenario.service.call('POST', path, { as: me, body });
    expect(released.body as MyMatchDetail).toMatchObject({ released: body });
    await scenario.service.call('POST', path, { as: me, body });
    const [shown] = await scenario.ranked(one, posting?.id ?? '');
    expect(shown?.candidate.identity).toEqual(body);
    const entries = await scenario.feedOf(one);
    expect(entries.map(({ type, sequence, candidate: card }) => [type, sequence, card.identity])).toEqual([
      ['match.created', 1, undefined],
      ['match.updated', 2, body],
    ]);
    expect(JSON.stringify(entries[1])).toContain(someone.credentialId);
    expect(JSON.stringify(await scenario.feedOf(other))).not.toContain('Beltrán');
    const stored = await scenario.admin.query('select * from matching.feed_entry where identity is not null');
    expect(JSON.stringify(stored.rows)).not.toContain('lucia@example.org');
    expect(JSON.stringify(await scenario.published())).not.toContain('Beltrán');
    await scenario.settle(someone.facts.withdrawn);
    expect(JSON.stringify(await scenario.feedOf(one))).not.toContain('Beltrán');
  });

  it('shows a learner which credentials are used, and what keeps the others out', async () => {
    const someone = candidate({ R1: 4 });
    const { holder } = someone;
    const of = (options: object) => candidate({ R1: 4 }, { holder, consent: 'none', ...options });
    const [refused, revoked, expired] = [
      of({ outcome: 'refused' }),
      of({ revoked: true }),
      of({ validUntil: new Date(Date.now() - 1000).toISOString() }),
    ];
    await scenario.settle(
      ...[someone, refused, revoked, expired, candidate({ R1: 4 })].flatMap(({ all }) => all),
    );
    const shown = async () => {
      const { items } = await scenario.get<MyProfile>(learner(holder), '/matching/my-profile');
      return Object.fromEntries(items.map(({ credentialId, standing }) => [credentialId, standing]));
    };
    const kept = {
      [refused.credentialId]: 'not-verified',
      [revoked.credentialId]: 'revoked',
      [expired.credentialId]: 'expired',
    };
    expect(await shown()).toEqual({ ...kept, [someone.credentialId]: 'used' });
    await scenario.settle(someone.facts.withdrawn);
    expect(await shown()).toEqual({ ...kept, [someone.credentialId]: 'no-consent' });
    const first = await scenario.get<MyProfile>(learner(holder), '/matching/my-profile?limit=3');
    expect(first).toMatchObject({ items: { length: 3 }, next: '3' });
    const rest = await scenario.get<MyProfile>(learner(holder), '/matching/my-profile?limit=3&cursor=3');
    expect(rest).toMatchObject({ items: { length: 1 } });
  });

  it('releases an identity once, however often at once, and again when it is another', async () => {
    const as = employer();
    const posting = await post(as);
    const someone = candidate({ R1: 4, R2: 4, R3: 3 });
    await scenario.settle(...someone.all);
    const [match] = await scenario.ranked(as, posting.id);
    const release = (displayName: string) =>
      scenario.service.call('POST', `/matching/my-matches/${match?.id}/release`, {
        as: learner(someone.holder),
        body: { displayName, email: 'ana@example.org' },
      });
    const answers = await Promise.all([1, 2, 3, 4].map(() => release('Ana')));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect((await scenario.feedOf(as)).map(({ sequence }) => sequence)).toEqual([1, 2]);
    const stranger = await scenario.service.call('POST', `/matching/my-matches/${match?.id}/release`, {
      as: learner(newId()),
      body: { displayName: 'Eve', email: 'eve@example.org' },
    });
    expect(stranger.body).toMatchObject({ status: 404, code: 'MATCHING_MATCH_UNKNOWN' });
    await release('Ana Beltrán');
    const entries = await scenario.feedOf(as);
    expect(entries.map(({ candidate: { identity } }) => identity?.displayName)).toEqual([
      undefined,
      'Ana',
      'Ana Beltrán',
    ]);
  });

  it('records an outcome once', async () => {
    const as = employer();
    const posting = await post(as);
    await scenario.settle(...candidate({ R1: 4, R2: 4, R3: 3 }).all);
    const [match] = await scenario.ranked(as, posting.id);
    const body = { outcome: 'hired', occurredAt: '2026-05-20T16:00:00.000Z' };
    const path = `/matching/matches/${match?.id}/outcomes`;
    const first = await scenario.service.call('POST', path, { as, body });
    const again = await scenario.service.call('POST', path, { as, body });
    expect(first.status).toBe(201);
    expect(again.body).toEqual(first.body);
    await scenario.settled();
    expect(await scenario.published('outcome.recorded')).toHaveLength(1);
    expect((await scenario.service.call('POST', path, { as: employer(), body })).status).toBe(404);
  });
});
