import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  frameworkPublished,
  personErased,
  type FeedPage,
  type MatchDetail,
  type MatchList,
  type MyMatchDetail,
  type MyMatchList,
} from '@wellspring/contracts';
import { newId } from '@wellspring/persistence';
import { eventually, sentFact, type SentFact } from '@wellspring/testing';
import {
  candidate as candidateOf,
  employer,
  learner,
  ownSkills,
  registered,
  socAnalyst,
  startScenario,
  type Employer,
  type Scenario,
} from './testing/scenario.js';
import { RematchCandidates } from './use-cases/rematch-candidates.js';

describe('matching', () => {
  let scenario: Scenario;
  beforeAll(async () => {
    scenario = await startScenario();
  });
  afterAll(() => scenario.close());

  let skills = '';
  beforeEach(() => {
    skills = ownSkills();
  });
  const candidate = (levels: Record<string, number | null>, options = {}) =>
    candidateOf(skills, levels, options);
  const post = (as: Employer) => scenario.post(as, socAnalyst(skills));

  const get = async <TBody>(as: object, path: string): Promise<TBody> => {
    const answer = await scenario.service.call('GET', path, { as: as as Employer });
    if (answer.status !== 200) throw new Error(answer.text);
    return answer.body;
  };
  const ranked = (as: Employer, postingId: string) =>
    get<MatchList>(as, `/matching/postings/${postingId}/matches`).then(({ items }) => items);
  const feedOf = async (as: Employer) => {
    const answer = await scenario.service.call('POST', '/matching/subscriptions', { as, body: {} });
    const { id } = answer.body as { id: string };
    return get<FeedPage>(as, `/matching/subscriptions/${id}/events?limit=500`).then(({ items }) => items);
  };
  const settle = async (...facts: SentFact[]) => {
    await scenario.publish(...facts);
    await scenario.settled();
  };

  it('finds the golden candidates of Story B, whichever comes first, and explains them', async () => {
    const as = employer();
    const framework = newId();
    scenario.neighbours.graphs.set(framework, [
      { type: 'exactMatchOf', from: 'urn:nice:K1', to: `${skills}R1` },
      { type: 'isRelatedTo', from: `${skills}R1`, to: 'urn:esco:logs' },
    ]);
    await settle(sentFact(frameworkPublished, { ...frameworkPublished.example, frameworkId: framework }));
    const past = new Date(Date.now() - 1000).toISOString();
    const cast = {
      c01: candidate({ R1: 4, R2: 4, R3: 3, P1: null, P2: null }),
      c02: candidate({ R1: 3, R2: 3, R3: 2, P1: null }),
      c03: candidate({ R1: 3, R2: 3, R3: 2 }),
      c04: candidate({ R1: 4, R2: 2, R3: 3, P1: null, P2: null }),
      c05: candidate({ R1: 4, R2: 4, R3: 4, P1: null, P2: null }, { consent: 'none' }),
      c06: candidate({ R1: 4, R2: 4, R3: 4, P1: null, P2: null }, { revoked: true }),
      c07: candidate({ R1: 4, R2: 4, R3: 3, P1: null, P2: null }, { validUntil: past }),
      c09: candidate({ 'urn:nice:K1': 4, R2: 3, R3: 2 }),
      c10: candidate({ 'urn:esco:logs': 4, R2: 3, R3: 2 }),
      unverified: candidate({ R1: 4, R2: 4, R3: 4 }, { outcome: 'refused' }),
      foreign: candidate({ R1: 3, R2: 3, R3: 2, P2: null }, { ours: false }),
    };
    const facts = Object.values(cast).flatMap(({ all }) => all);
    await settle(...facts.slice(0, 20));
    const posting = await post(as);
    await settle(...facts.slice(20));
    const matches = await ranked(as, posting.id);
    const named = new Map<string, string>();
    for (const [name, { holder }] of Object.entries(cast)) {
      const { items } = await get<MyMatchList>(learner(holder), '/matching/my-matches');
      for (const { id } of items) named.set(id, name);
    }
    expect(matches.map(({ id, tier, score }) => [named.get(id), tier, score])).toEqual(
      expect.arrayContaining([
        ['c01', 'qualified', 1000],
        ['c02', 'qualified', 875],
        ['foreign', 'qualified', 875],
        ['c03', 'qualified', 750],
        ['c09', 'qualified', 750],
        ['c04', 'near', 750],
        ['c10', 'near', 575],
      ]),
    );
    expect(matches).toHaveLength(7);
    expect(matches.map(({ rank }) => rank)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    const c09 = matches.find(({ id }) => named.get(id) === 'c09');
    const detail = await get<MatchDetail>(as, `/matching/matches/${c09?.id}`);
    expect(detail.explanation[0]).toMatchObject({
      met: true,
      itemUri: 'urn:nice:K1',
      level: 4,
      path: [{ type: 'exactMatchOf', from: 'urn:nice:K1', to: `${skills}R1` }],
    });
    expect(JSON.stringify(detail)).not.toContain(cast.c09.credentialId);
    expect(JSON.stringify(detail)).not.toContain(cast.c09.holder);
    const near = await get<MatchList>(as, `/matching/postings/${posting.id}/matches?tier=near&limit=1`);
    expect(near.items).toHaveLength(1);
    expect(near.next).toBeDefined();
    const created = await scenario.published('match.created');
    expect(created.filter(({ data }) => data['postingId'] === posting.id)).toHaveLength(7);
  });

  it('withdraws every match with the consent, and leaves tombstones in the feed', async () => {
    const as = employer();
    const posting = await post(as);
    const someone = candidate({ R1: 4, R2: 4, R3: 3 });
    await settle(...someone.all);
    const [match] = await ranked(as, posting.id);
    expect(match).toMatchObject({ tier: 'qualified', sequence: 1 });
    const [before] = await feedOf(as);
    await settle(someone.facts.withdrawn);
    expect(await ranked(as, posting.id)).toEqual([]);
    const entries = await feedOf(as);
    expect(entries).toEqual([
      {
        id: before?.id,
        cursor: 1,
        type: 'match.created',
        occurredAt: before?.occurredAt,
        sequence: 1,
        posting: { id: posting.id, title: posting.title },
        match: { id: match?.id },
        candidate: { reference: match?.candidate.reference },
        tombstone: true,
      },
      expect.objectContaining({ cursor: 2, type: 'match.withdrawn', sequence: 2, reason: 'consent' }),
    ]);
    const gone = await scenario.service.call('GET', `/matching/matches/${match?.id}`, { as });
    expect(gone.status).toBe(404);
  });

  it('withdraws for a revocation, and brings the same match back for another credential', async () => {
    const as = employer();
    const posting = await post(as);
    const first = candidate({ R1: 4, R2: 4, R3: 3 });
    await settle(...first.all);
    await settle(first.facts.revoked);
    const second = candidate({ R1: 3, R2: 3, R3: 3 }, { holder: first.holder });
    await settle(...second.all);
    const entries = await feedOf(as);
    expect(entries.map(({ type, sequence, reason }) => [type, sequence, reason])).toEqual([
      ['match.created', 1, undefined],
      ['match.withdrawn', 2, 'revoked'],
      ['match.created', 3, undefined],
    ]);
    expect(new Set(entries.map(({ match }) => match.id)).size).toBe(1);
    expect(await ranked(as, posting.id)).toHaveLength(1);
  });

  it('updates a match when more is earned, and says nothing when nothing changes', async () => {
    const as = employer();
    await post(as);
    const someone = candidate({ R1: 4, R2: 4, R3: 3 });
    await settle(...someone.all);
    const more = candidate({ P1: 1 }, { holder: someone.holder, consent: 'none' });
    await settle(...more.all);
    const unrelated = candidate({ 'urn:other:x': 1 }, { holder: someone.holder, consent: 'none' });
    await settle(...unrelated.all);
    const entries = await feedOf(as);
    expect(entries.map(({ type, match }) => [type, match.score])).toEqual([
      ['match.created', 750],
      ['match.updated', 875],
    ]);
  });

  it('shows two employers the same person as two, and neither the other', async () => {
    const one = employer();
    const other = employer();
    const [first, second] = [await post(one), await post(other)];
    const someone = candidate({ R1: 4, R2: 4, R3: 3 });
    const choosy = candidate({ R1: 4, R2: 4, R3: 3 }, { consent: { parties: [one.organisationId] } });
    await settle(...someone.all, ...choosy.all);
    const [ours, theirs] = [await ranked(one, first.id), await ranked(other, second.id)];
    expect([ours.length, theirs.length]).toEqual([2, 1]);
    const references = [...ours, ...theirs].map(({ candidate: { reference } }) => reference);
    expect(new Set(references).size).toBe(3);
    const credentials = new Set<string>();
    for (const [as, match] of [
      [one, ours[0]],
      [other, theirs[0]],
    ] as const) {
      const detail = await get<MatchDetail>(as, `/matching/matches/${match?.id}`);
      for (const { credentialReference } of detail.explanation) {
        if (credentialReference) credentials.add(credentialReference);
      }
    }
    expect(credentials.size).toBe(2);
    for (const path of [
      `/matching/postings/${first.id}`,
      `/matching/postings/${first.id}/matches`,
      `/matching/matches/${ours[0]?.id}`,
    ]) {
      expect((await scenario.service.call('GET', path, { as: other })).status).toBe(404);
    }
    const close = { as: other, body: { reason: 'filled' } };
    expect((await scenario.service.call('POST', `/matching/postings/${first.id}/close`, close)).status).toBe(
      404,
    );
    expect((await feedOf(other)).every(({ posting }) => posting.id === second.id)).toBe(true);
    const mine = `/matching/my-matches/${ours[0]?.id}`;
    expect((await scenario.service.call('GET', mine, { as: learner(newId()) })).status).toBe(404);
  });

  it('holds its tenants apart in the database itself', async () => {
    const as = employer();
    const posting = await post(as);
    const someone = candidate({ R1: 4, R2: 4, R3: 3 });
    await settle(...someone.all);
    const { database } = scenario.service.runtime.context('matching');
    const count = async (scope: Parameters<typeof database.transaction>[0], table: string) => {
      const rows = await database.transaction(scope, (tx) =>
        tx.query<{ count: string }>(`select count(*) from matching.${table}`),
      );
      return Number(rows[0]?.count);
    };
    const tables = ['posting', 'posting_requirement', 'match', 'feed_entry', 'feed_counter'];
    for (const table of tables) {
      expect([table, await count({ organisation: newId() }, table)]).toEqual([table, 0]);
      expect([table, await count({ holder: newId() }, table)]).toEqual([table, 0]);
      expect([table, await count('public', table)]).toEqual([table, 0]);
      expect(await count({ organisation: as.organisationId }, table)).toBeGreaterThan(0);
    }
    for (const table of ['holding', 'verification', 'consent', 'candidate_item']) {
      expect(await count({ organisation: as.organisationId }, table)).toBe(0);
      expect(await count({ holder: someone.holder }, table)).toBeGreaterThan(0);
    }
    const visible = await database.transaction({ holder: someone.holder }, (tx) =>
      tx.query<{ id: string }>('select id from matching.posting'),
    );
    expect(visible.map(({ id }) => id)).toContain(posting.id);
    expect(visible).toHaveLength(await count({ holder: someone.holder }, 'match'));
  });

  it('comes to the same matches in whatever order the events arrive', async () => {
    const as = employer();
    const posting = await post(as);
    const cast = () => [
      candidate({ R1: 4, R2: 4, R3: 3, P1: 1 }).all,
      candidate({ R1: 3, R2: 3, R3: 2 }, { revoked: true }).all,
      candidate({ R1: 4, R2: 2, R3: 3, P1: 1, P2: 1 }, { ours: false }).all,
      withdrawnOne(),
      regranted(),
    ];
    const withdrawnOne = () => {
      const { all, facts } = candidate({ R1: 4, R2: 4, R3: 4 });
      return [...all, facts.withdrawn];
    };
    const regranted = () => {
      const { all, facts, holder } = candidate({ R1: 4, R2: 4, R3: 4, P2: 2 });
      const again = candidate({ P1: 1 }, { holder });
      return [...all, facts.withdrawn, ...again.all];
    };
    const outcomes = new Set<string>();
    for (let round = 0; round < 6; round++) {
      const before = new Set((await ranked(as, posting.id)).map(({ id }) => id));
      const facts = shuffled(cast().flat(), round);
      for (const part of [facts.slice(0, 9), facts.slice(9, 15), facts.slice(15)])
        await scenario.publish(...part);
      await scenario.settled();
      const fresh = (await ranked(as, posting.id)).filter(({ id }) => !before.has(id));
      outcomes.add(JSON.stringify(fresh.map(({ tier, score }) => [tier, score])));
    }
    expect([...outcomes]).toEqual([
      JSON.stringify([
        ['qualified', 1000],
        ['qualified', 875],
        ['near', 750],
      ]),
    ]);
  });

  it('follows a framework that comes to say that two items are the same, and one that takes it back', async () => {
    const as = employer();
    const framework = newId();
    const posting = await scenario.post(as, [
      { itemUri: `${skills}X1`, kind: 'required', weight: 1, mandatory: true },
    ]);
    await settle(...candidate({ 'urn:far:Y1': 2 }).all);
    expect(await ranked(as, posting.id)).toEqual([]);
    const publishRevision = (revision: number) =>
      scenario.publish(
        sentFact(frameworkPublished, { ...frameworkPublished.example, frameworkId: framework, revision }),
      );
    scenario.neighbours.graphs.set(framework, [
      { type: 'exactMatchOf', from: 'urn:far:Y1', to: 'urn:mid:Z1' },
      { type: 'exactMatchOf', from: 'urn:mid:Z1', to: `${skills}X1` },
    ]);
    scenario.neighbours.outage = true;
    await publishRevision(1);
    await eventually(async () => {
      const { rows } = await scenario.admin.query(
        'select 1 from matching.framework_sync where framework_id = $1 and attempts > 0',
        [framework],
      );
      expect(rows).toHaveLength(1);
    });
    scenario.neighbours.outage = false;
    await scenario.settled();
    expect(await ranked(as, posting.id)).toHaveLength(1);
    scenario.neighbours.graphs.set(framework, []);
    await publishRevision(2);
    await scenario.settled();
    expect(await ranked(as, posting.id)).toEqual([]);
    expect((await feedOf(as)).at(-1)).toMatchObject({ type: 'match.withdrawn', reason: 'unqualified' });
  });

  it('lets time end credentials, consents and postings', async () => {
    const as = employer();
    const posting = await post(as);
    const soon = new Date(Date.now() + 1500).toISOString();
    const brief = candidate({ R1: 4, R2: 4, R3: 3 }, { validUntil: soon });
    const cautious = candidate({ R1: 4, R2: 4, R3: 3 }, { consent: { until: soon } });
    await settle(...brief.all, ...cautious.all);
    expect(await ranked(as, posting.id)).toHaveLength(2);
    await eventually(async () => expect(await ranked(as, posting.id)).toEqual([]));
    const reasons = (await feedOf(as)).map(({ reason, tombstone }) => [reason, tombstone]);
    expect(reasons).toEqual(
      expect.arrayContaining([
        ['expired', undefined],
        ['consent', undefined],
        [undefined, true],
      ]),
    );
    await settle(...candidate({ R1: 4, R2: 4, R3: 3 }).all);
    await scenario.admin.query('update matching.posting set closes_at = now() where id = $1', [posting.id]);
    await eventually(async () => {
      const { state, closeReason } = await get<{ state: string; closeReason: string }>(
        as,
        `/matching/postings/${posting.id}`,
      );
      expect([state, closeReason]).toEqual(['closed', 'expired']);
    });
    await scenario.settled();
    expect((await feedOf(as)).at(-1)).toMatchObject({ type: 'match.withdrawn', reason: 'posting-closed' });
  });

  it('shares the work between replicas without doing any of it twice', async () => {
    const as = employer();
    const posting = await post(as);
    const people = Array.from({ length: 60 }, () => candidate({ R1: 4, R2: 4, R3: 3 }));
    await scenario.publish(...people.flatMap(({ all }) => all));
    const replica = scenario.service.app.get(RematchCandidates);
    await Promise.all(Array.from({ length: 4 }, () => replica.execute()));
    await scenario.settled();
    const marks = people.flatMap(({ holder }) => [holder, holder]);
    await scenario.admin.query(
      `insert into matching.pending_candidate (holder, cause)
       select holder, '{"event":"test","eventId":"${newId()}","occurredAt":"2026-05-15T16:00:00.000Z"}'
       from unnest($1::uuid[]) as holder`,
      [marks],
    );
    await Promise.all(Array.from({ length: 4 }, () => replica.execute()));
    await scenario.settled();
    const entries = await feedOf(as);
    expect(entries.map(({ cursor }) => cursor)).toEqual(Array.from({ length: 60 }, (_, index) => index + 1));
    expect(new Set(entries.map(({ match }) => match.id)).size).toBe(60);
    const page = await get<MatchList>(as, `/matching/postings/${posting.id}/matches?limit=200`);
    expect(page.items.every(({ sequence }) => sequence === 1)).toBe(true);
  });

  it('forgets a person who is erased', async () => {
    const as = employer();
    await post(as);
    const someone = candidate({ R1: 4, R2: 4, R3: 3 });
    await settle(...someone.all);
    const erasure = sentFact(personErased, { holder: someone.holder, erasedAt: new Date().toISOString() });
    await settle(erasure);
    const late = candidate({ R1: 4, R2: 4, R3: 3 }, { holder: someone.holder });
    await settle(...late.all);
    expect((await feedOf(as)).map(({ type, reason, tombstone }) => [type, reason, tombstone])).toEqual([
      ['match.created', undefined, true],
      ['match.withdrawn', 'erased', undefined],
    ]);
    const { rows } = await scenario.admin.query<{ kept: string }>(
      `select (select count(*) from matching.holding where holder = $1)
            + (select count(*) from matching.verification where holder = $1)
            + (select count(*) from matching.consent where holder = $1)
            + (select count(*) from matching.candidate_item where holder = $1) as kept`,
      [someone.holder],
    );
    expect(Number(rows[0]?.kept)).toBe(0);
  });

  it('shows a learner the employer, the reason and what is missing, and releases their identity to one employer', async () => {
    const [one, other] = [employer(), employer()];
    await scenario.publish(registered(one.organisationId, 'Harbor & Pine Stores'));
    const [posting] = [await post(one), await post(other)];
    const someone = candidate({ R1: 4, R2: 4, R3: 3, P1: 1 });
    await settle(...someone.all);
    const me = learner(someone.holder);
    const { items } = await get<MyMatchList>(me, '/matching/my-matches');
    expect(items).toHaveLength(2);
    const mine = items.find((match) => match.posting.id === posting?.id);
    expect(mine).toMatchObject({
      employer: { name: 'Harbor & Pine Stores' },
      missing: [`Statement of ${skills}P2`],
      releasedAt: null,
    });
    const body = { displayName: 'Lucía Beltrán Ruiz', email: 'lucia@example.org' };
    const path = `/matching/my-matches/${mine?.id}/release`;
    const released = await scenario.service.call('POST', path, { as: me, body });
    expect(released.body as MyMatchDetail).toMatchObject({ released: body });
    await scenario.service.call('POST', path, { as: me, body });
    const [shown] = await ranked(one, posting?.id ?? '');
    expect(shown?.candidate.identity).toEqual(body);
    const entries = await feedOf(one);
    expect(entries.map(({ type, sequence, candidate: card }) => [type, sequence, card.identity])).toEqual([
      ['match.created', 1, undefined],
      ['match.updated', 2, body],
    ]);
    expect(JSON.stringify(entries[1])).toContain(someone.credentialId);
    expect(JSON.stringify(await feedOf(other))).not.toContain('Beltrán');
    const stored = await scenario.admin.query('select * from matching.feed_entry where identity is not null');
    expect(JSON.stringify(stored.rows)).not.toContain('lucia@example.org');
    expect(JSON.stringify(await scenario.published())).not.toContain('Beltrán');
    await settle(someone.facts.withdrawn);
    expect(JSON.stringify(await feedOf(one))).not.toContain('Beltrán');
  });

  it('records an outcome once', async () => {
    const as = employer();
    const posting = await post(as);
    await settle(...candidate({ R1: 4, R2: 4, R3: 3 }).all);
    const [match] = await ranked(as, posting.id);
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

/** A shuffle that a seed decides. */
function shuffled<TItem>(items: readonly TItem[], seed: number): TItem[] {
  let state = seed * 2654435761 + 12345;
  const random = () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return state / 2 ** 32;
  };
  return items
    .map((item) => ({ item, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}
