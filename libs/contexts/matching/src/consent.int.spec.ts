import { describe, expect, it } from '@jest/globals';
import { personErased, type FeedEntry, type MatchDetail } from '@wellspring/contracts';
import { newId } from '@wellspring/persistence';
import { eventually, sentFact } from '@wellspring/testing';
import { employer, learner, useScenario, type Employer } from './testing/scenario.js';
import { enterPostings, takePendingCandidates } from './storage/pending.js';

describe('matching under consent', () => {
  const { scenario, candidate, post } = useScenario();
  const close = async (as: Employer, id: string) => {
    await scenario.service.call('POST', `/matching/postings/${id}/close`, { as, body: { reason: 'filled' } });
    await scenario.settled();
  };
  const outlineOf = (entries: readonly FeedEntry[]) =>
    entries.map(({ type, sequence, reason, tombstone }) => [type, sequence, reason, tombstone]);

  it('withdraws every match with the consent, and leaves tombstones in the feed', async () => {
    const as = employer();
    const posting = await post(as);
    const someone = candidate({ R1: 4, R2: 4, R3: 3 });
    await scenario.settle(...someone.all);
    const [match] = await scenario.ranked(as, posting.id);
    expect(match).toMatchObject({ tier: 'qualified', sequence: 1 });
    const [before] = await scenario.feedOf(as);
    await scenario.settle(someone.facts.withdrawn);
    expect(await scenario.ranked(as, posting.id)).toEqual([]);
    const entries = await scenario.feedOf(as);
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

  it.each(['posting-closed', 'revoked'] as const)(
    'is taken back also from employers whose match had ended before: %s',
    async (ending) => {
      const as = employer();
      const posting = await post(as);
      const someone = candidate({ R1: 4, R2: 4, R3: 3 });
      await scenario.settle(...someone.all);
      if (ending === 'revoked') await scenario.settle(someone.facts.revoked);
      else await close(as, posting.id);
      expect(outlineOf(await scenario.feedOf(as))).toEqual([
        ['match.created', 1, undefined, undefined],
        ['match.withdrawn', 2, ending, undefined],
      ]);
      await scenario.settle(someone.facts.withdrawn);
      expect(outlineOf(await scenario.feedOf(as))).toEqual([
        ['match.created', 1, undefined, true],
        ['match.withdrawn', 2, ending, undefined],
        ['match.withdrawn', 3, 'consent', undefined],
      ]);
      await scenario.settle({ ...someone.facts.withdrawn, id: newId() });
      expect(await scenario.feedOf(as)).toHaveLength(3);
    },
  );

  it('is taken back from employers whose match had ended before, when the person is erased', async () => {
    const as = employer();
    const posting = await post(as);
    const someone = candidate({ R1: 4, R2: 4, R3: 3 });
    await scenario.settle(...someone.all);
    await close(as, posting.id);
    await scenario.settle(
      sentFact(personErased, { holder: someone.holder, erasedAt: new Date().toISOString() }),
    );
    expect(outlineOf(await scenario.feedOf(as))).toEqual([
      ['match.created', 1, undefined, true],
      ['match.withdrawn', 2, 'posting-closed', undefined],
      ['match.withdrawn', 3, 'erased', undefined],
    ]);
  });

  it('covers the records that it names: what rested on others is a tombstone, in every replay', async () => {
    const as = employer();
    const posting = await post(as);
    const [first, second] = [`urn:uuid:${newId()}`, `urn:uuid:${newId()}`];
    const someone = candidate(
      { R1: 4, R2: 4, R3: 3 },
      { credentialId: first, consent: { records: [first] } },
    );
    const more = candidate(
      { P1: 1 },
      { holder: someone.holder, credentialId: second, consent: { records: [second] } },
    );
    await scenario.settle(...someone.all, ...more.all);
    const [before] = await scenario.ranked(as, posting.id);
    expect(before).toMatchObject({ score: 875, requirementsMet: 4 });
    await scenario.settle(more.facts.withdrawn);
    const [after] = await scenario.ranked(as, posting.id);
    expect(after).toMatchObject({ id: before?.id, score: 750, requirementsMet: 3 });
    const entries = await scenario.feedOf(as);
    expect(outlineOf(entries).at(-1)).toEqual(['match.updated', entries.length, undefined, undefined]);
    expect(entries.slice(0, -1).filter(({ match }) => match.score === 875)).toEqual([]);
    expect(entries.slice(0, -1).some(({ tombstone }) => tombstone)).toBe(true);
    await scenario.settle(someone.facts.withdrawn);
    expect(await scenario.ranked(as, posting.id)).toEqual([]);
    expect((await scenario.feedOf(as)).every(({ match }) => match.explanation === undefined)).toBe(true);
  });

  it('does not bring an identity back that was released under an earlier consent', async () => {
    const as = employer();
    const posting = await post(as);
    const [first, second] = [`urn:uuid:${newId()}`, `urn:uuid:${newId()}`];
    const someone = candidate(
      { R1: 4, R2: 4, R3: 3 },
      { credentialId: first, consent: { records: [first] } },
    );
    const other = candidate(
      { 'urn:other:x': 1 },
      { holder: someone.holder, credentialId: second, consent: { records: [second] } },
    );
    await scenario.settle(...someone.all, ...other.all);
    const [match] = await scenario.ranked(as, posting.id);
    const body = { displayName: 'Lucía Beltrán Ruiz', email: 'lucia@example.org' };
    const path = `/matching/my-matches/${match?.id}/release`;
    await scenario.service.call('POST', path, { as: learner(someone.holder), body });
    // First the records behind the match are taken back, and only then everything.
    await scenario.settle(someone.facts.withdrawn);
    await scenario.settle(other.facts.withdrawn);
    const again = candidate({ P1: 1 }, { holder: someone.holder });
    await scenario.settle(...again.all);
    const [fresh] = await scenario.ranked(as, posting.id);
    expect(fresh?.candidate).toEqual({ reference: match?.candidate.reference });
    expect(JSON.stringify(await scenario.feedOf(as))).not.toContain('Beltrán');
  });

  it('is heard before everything else that waits to be matched', async () => {
    const someone = candidate({ R1: 4, R2: 4, R3: 3 });
    await scenario.settle(...someone.all);
    const { database } = scenario.service.runtime.context('matching');
    const cause = { event: 'framework.published', eventId: newId(), occurredAt: new Date().toISOString() };
    // While postings are spread no candidate is scored, so what is marked waits.
    await database.transaction('worker', async (spreading) => {
      await enterPostings(spreading);
      await scenario.admin.query(
        `insert into matching.pending_candidate (holder, cause)
         select gen_random_uuid(), $1 from generate_series(1, 500)`,
        [cause],
      );
      await scenario.publish(someone.facts.withdrawn);
      await eventually(() =>
        database
          .transaction('worker', async (tx) => {
            const [first] = await takePendingCandidates(tx, 1);
            expect(first?.holder).toBe(someone.holder);
            throw new Error('given back');
          })
          .catch((error: Error) => {
            if (error.message !== 'given back') throw error;
          }),
      );
    });
    await scenario.settled();
  });

  it('shows two employers the same person as two, and neither the other', async () => {
    const one = employer();
    const other = employer();
    const [first, second] = [await post(one), await post(other)];
    const someone = candidate({ R1: 4, R2: 4, R3: 3 });
    const choosy = candidate({ R1: 4, R2: 4, R3: 3 }, { consent: { parties: [one.organisationId] } });
    await scenario.settle(...someone.all, ...choosy.all);
    const [ours, theirs] = [await scenario.ranked(one, first.id), await scenario.ranked(other, second.id)];
    expect([ours.length, theirs.length]).toEqual([2, 1]);
    const references = [...ours, ...theirs].map(({ candidate: { reference } }) => reference);
    expect(new Set(references).size).toBe(3);
    const credentials = new Set<string>();
    for (const [as, match] of [
      [one, ours[0]],
      [other, theirs[0]],
    ] as const) {
      const detail = await scenario.get<MatchDetail>(as, `/matching/matches/${match?.id}`);
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
    expect((await scenario.feedOf(other)).every(({ posting }) => posting.id === second.id)).toBe(true);
    const mine = `/matching/my-matches/${ours[0]?.id}`;
    expect((await scenario.service.call('GET', mine, { as: learner(newId()) })).status).toBe(404);
  });

  const tomorrow = new Date(Date.now() + 24 * 3600 * 1000).toISOString();

  it('lets time end credentials, consents and postings', async () => {
    const as = employer();
    const posting = await post(as);
    const brief = candidate({ R1: 4, R2: 4, R3: 3 }, { validUntil: tomorrow });
    const cautious = candidate({ R1: 4, R2: 4, R3: 3 }, { consent: { until: tomorrow } });
    await scenario.settle(...brief.all, ...cautious.all);
    expect(await scenario.ranked(as, posting.id)).toHaveLength(2);
    // As if their time had come.
    await scenario.admin.query(
      'update matching.issued_credential set valid_until = now() where credential_id = $1',
      [brief.credentialId],
    );
    await scenario.admin.query('update matching.consent set until = now() where holder = $1', [
      cautious.holder,
    ]);
    await eventually(async () => expect(await scenario.ranked(as, posting.id)).toEqual([]));
    await scenario.settled();
    const reasons = (await scenario.feedOf(as)).map(({ reason, tombstone }) => [reason, tombstone]);
    expect(reasons).toEqual(
      expect.arrayContaining([
        ['expired', undefined],
        ['consent', undefined],
        [undefined, true],
      ]),
    );
    await scenario.settle(...candidate({ R1: 4, R2: 4, R3: 3 }).all);
    await scenario.admin.query('update matching.posting set closes_at = now() where id = $1', [posting.id]);
    await eventually(async () => {
      const { state, closeReason } = await scenario.get<{ state: string; closeReason: string }>(
        as,
        `/matching/postings/${posting.id}`,
      );
      expect([state, closeReason]).toEqual(['closed', 'expired']);
    });
    await scenario.settled();
    expect((await scenario.feedOf(as)).at(-1)).toMatchObject({
      type: 'match.withdrawn',
      reason: 'posting-closed',
    });
  });

  it('forgets a person who is erased', async () => {
    const as = employer();
    await post(as);
    const someone = candidate({ R1: 4, R2: 4, R3: 3 });
    await scenario.settle(...someone.all);
    const erasure = sentFact(personErased, { holder: someone.holder, erasedAt: new Date().toISOString() });
    await scenario.settle(erasure);
    const late = candidate({ R1: 4, R2: 4, R3: 3 }, { holder: someone.holder });
    await scenario.settle(...late.all);
    expect(
      (await scenario.feedOf(as)).map(({ type, reason, tombstone }) => [type, reason, tombstone]),
    ).toEqual([
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
});
