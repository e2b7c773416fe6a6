import { describe, expect, it } from '@jest/globals';
import {
  frameworkPublished,
  type MatchDetail,
  type MatchList,
  type MyMatchList,
} from '@wellspring/contracts';
import { newId } from '@wellspring/persistence';
import { eventually, sentFact } from '@wellspring/testing';
import { employer, learner, useScenario } from './testing/scenario.js';
import { RematchCandidates } from './use-cases/rematch-candidates.js';

describe('matching', () => {
  const { scenario, own, candidate, post } = useScenario();

  it('finds the golden candidates of Story B, whichever comes first, and explains them', async () => {
    const as = employer();
    const framework = newId();
    scenario.neighbours.graphs.set(framework, [
      { type: 'exactMatchOf', from: 'urn:nice:K1', to: `${own.skills}R1` },
      { type: 'isRelatedTo', from: `${own.skills}R1`, to: 'urn:esco:logs' },
    ]);
    await scenario.settle(
      sentFact(frameworkPublished, { ...frameworkPublished.example, frameworkId: framework }),
    );
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
    await scenario.settle(...facts.slice(0, 20));
    const posting = await post(as);
    await scenario.settle(...facts.slice(20));
    const matches = await scenario.ranked(as, posting.id);
    const named = new Map<string, string>();
    for (const [name, { holder }] of Object.entries(cast)) {
      const { items } = await scenario.get<MyMatchList>(learner(holder), '/matching/my-matches');
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
    const detail = await scenario.get<MatchDetail>(as, `/matching/matches/${c09?.id}`);
    expect(detail.explanation[0]).toMatchObject({
      met: true,
      itemUri: 'urn:nice:K1',
      level: 4,
      path: [{ type: 'exactMatchOf', from: 'urn:nice:K1', to: `${own.skills}R1` }],
    });
    expect(JSON.stringify(detail)).not.toContain(cast.c09.credentialId);
    expect(JSON.stringify(detail)).not.toContain(cast.c09.holder);
    const near = await scenario.get<MatchList>(
      as,
      `/matching/postings/${posting.id}/matches?tier=near&limit=1`,
    );
    expect(near.items).toHaveLength(1);
    expect(near.next).toBeDefined();
    const created = await scenario.published('match.created');
    expect(created.filter(({ data }) => data['postingId'] === posting.id)).toHaveLength(7);
  });

  it('counts what an institution brought or a trusted issuer signed, and nothing that anybody could bring', async () => {
    const as = employer();
    const posting = await post(as);
    const cast = {
      delivered: candidate({ R1: 4, R2: 4, R3: 3 }, { warnings: ['ISSUER_UNKNOWN'] }),
      copied: candidate({ R1: 4, R2: 4, R3: 3 }, { imported: true }),
      foreign: candidate({ R1: 4, R2: 4, R3: 3 }, { ours: false, warnings: ['CONTEXT_VERSION_1'] }),
      selfMade: candidate({ R1: 4, R2: 4, R3: 3 }, { ours: false, warnings: ['ISSUER_UNKNOWN'] }),
    };
    await scenario.settle(...Object.values(cast).flatMap(({ all }) => all));
    const matched: string[] = [];
    for (const [name, { holder }] of Object.entries(cast)) {
      const { items } = await scenario.get<MyMatchList>(learner(holder), '/matching/my-matches');
      if (items.length > 0) matched.push(name);
    }
    expect(matched).toEqual(['delivered', 'foreign']);
    expect(await scenario.ranked(as, posting.id)).toHaveLength(2);
  });

  it('withdraws for a revocation, and brings the same match back for another credential', async () => {
    const as = employer();
    const posting = await post(as);
    const first = candidate({ R1: 4, R2: 4, R3: 3 });
    await scenario.settle(...first.all);
    await scenario.settle(first.facts.revoked);
    const second = candidate({ R1: 3, R2: 3, R3: 3 }, { holder: first.holder });
    await scenario.settle(...second.all);
    const entries = await scenario.feedOf(as);
    expect(entries.map(({ type, sequence, reason }) => [type, sequence, reason])).toEqual([
      ['match.created', 1, undefined],
      ['match.withdrawn', 2, 'revoked'],
      ['match.created', 3, undefined],
    ]);
    expect(new Set(entries.map(({ match }) => match.id)).size).toBe(1);
    expect(await scenario.ranked(as, posting.id)).toHaveLength(1);
  });

  it('updates a match when more is earned, and says nothing when nothing changes', async () => {
    const as = employer();
    await post(as);
    const someone = candidate({ R1: 4, R2: 4, R3: 3 });
    await scenario.settle(...someone.all);
    const more = candidate({ P1: 1 }, { holder: someone.holder, consent: 'none' });
    await scenario.settle(...more.all);
    const unrelated = candidate({ 'urn:other:x': 1 }, { holder: someone.holder, consent: 'none' });
    await scenario.settle(...unrelated.all);
    const entries = await scenario.feedOf(as);
    expect(entries.map(({ type, match }) => [type, match.score])).toEqual([
      ['match.created', 750],
      ['match.updated', 875],
    ]);
  });

  it('follows a framework that comes to say that two items are the same, and one that takes it back', async () => {
    const as = employer();
    const framework = newId();
    const posting = await scenario.post(as, [
      { itemUri: `${own.skills}X1`, kind: 'required', weight: 1, mandatory: true },
    ]);
    await scenario.settle(...candidate({ 'urn:far:Y1': 2 }).all);
    expect(await scenario.ranked(as, posting.id)).toEqual([]);
    const publishRevision = (revision: number) =>
      scenario.publish(
        sentFact(frameworkPublished, { ...frameworkPublished.example, frameworkId: framework, revision }),
      );
    scenario.neighbours.graphs.set(framework, [
      { type: 'exactMatchOf', from: 'urn:far:Y1', to: 'urn:mid:Z1' },
      { type: 'exactMatchOf', from: 'urn:mid:Z1', to: `${own.skills}X1` },
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
    expect(await scenario.ranked(as, posting.id)).toHaveLength(1);
    scenario.neighbours.graphs.set(framework, []);
    await publishRevision(2);
    await scenario.settled();
    expect(await scenario.ranked(as, posting.id)).toEqual([]);
    expect((await scenario.feedOf(as)).at(-1)).toMatchObject({
      type: 'match.withdrawn',
      reason: 'unqualified',
    });
  });

  it('is not held up by a candidate who cannot be matched', async () => {
    const as = employer();
    const posting = await post(as);
    const broken = candidate({ R1: 4, R2: 4, R3: 3 });
    await scenario.settle(...broken.all);
    await scenario.admin.query(`update matching.issued_credential set items = '7' where credential_id = $1`, [
      broken.credentialId,
    ]);
    const others = Array.from({ length: 5 }, () => candidate({ R1: 4, R2: 4, R3: 3 }));
    await scenario.publish(broken.facts.withdrawn, ...others.flatMap(({ all }) => all));
    await eventually(async () => expect(await scenario.ranked(as, posting.id)).toHaveLength(6), 15_000);
    const { items } = broken.facts.issued.data as { items: unknown };
    await scenario.admin.query('update matching.issued_credential set items = $2 where credential_id = $1', [
      broken.credentialId,
      JSON.stringify(items),
    ]);
    await eventually(async () => expect(await scenario.ranked(as, posting.id)).toHaveLength(5), 15_000);
    await scenario.settled();
  }, 40_000);

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
    const entries = await scenario.feedOf(as);
    expect(entries.map(({ cursor }) => cursor)).toEqual(Array.from({ length: 60 }, (_, index) => index + 1));
    expect(new Set(entries.map(({ match }) => match.id)).size).toBe(60);
    const page = await scenario.get<MatchList>(as, `/matching/postings/${posting.id}/matches?limit=200`);
    expect(page.items.every(({ sequence }) => sequence === 1)).toBe(true);
  });
});
