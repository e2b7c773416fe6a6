import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  frameworkPublished,
  personErased,
  type EmployerExplanation,
  type FeedEntry,
  type MatchDetail,
  type PostingDetail,
} from '@wellspring/contracts';
import { newId } from '@wellspring/persistence';
import { sentFact, type SentFact } from '@wellspring/testing';
import { candidate, ownSkills, socAnalyst } from './testing/cast.js';
import { employer, learner, startScenario, type Employer, type Scenario } from './testing/scenario.js';

const rounds = 12;

describe('events in any order', () => {
  let scenario: Scenario;
  beforeAll(async () => {
    scenario = await startScenario();
  });
  afterAll(() => scenario.close());

  it('and any number of times come to the same matches, explanations and tombstones', async () => {
    const outcomes: unknown[] = [];
    for (let seed = 1; seed <= rounds; seed++) outcomes.push(await play(seed));
    const [first, ...others] = outcomes;
    expect(first).toEqual(expectedOutcome);
    for (const [index, outcome] of others.entries()) expect([index + 2, outcome]).toEqual([index + 2, first]);
  }, 60_000);

  /** Everything that happens to a cast, shuffled and repeated as the seed says, and what comes of it. */
  async function play(seed: number) {
    const random = randomOf(seed);
    const skills = ownSkills();
    const as = employer();
    const cast = castOf(skills, as);
    const framework = newId();
    scenario.neighbours.graphs.set(framework, [
      { type: 'exactMatchOf', from: `${skills}K1`, to: `${skills}R1` },
    ]);
    const revisions = [1, 2].map((revision) =>
      sentFact(frameworkPublished, { ...frameworkPublished.example, frameworkId: framework, revision }),
    );
    const facts = [...revisions, ...Object.values(cast).flatMap(({ all }) => all)];
    const repeated = facts.filter(() => random() < 0.4);
    const order = shuffled([...facts, ...repeated], random);
    const published = Math.floor(random() * 3);
    let posting: PostingDetail | undefined;
    for (const [index, part] of partsOf(order, 3).entries()) {
      if (index === published) posting = await scenario.post(as, socAnalyst(skills));
      await scenario.publish(...part);
      if (random() < 0.5) await scenario.settled();
    }
    await scenario.settled();
    if (!posting) throw new Error('The posting was not published.');
    return outcomeOf(as, posting, cast, skills);
  }

  function castOf(skills: string, as: Employer) {
    const whole = { R1: 4, R2: 4, R3: 3 };
    const refusedFirst = candidate(skills, { ...whole, P2: 1 });
    const earlier = sentFact(refusedFirst.facts.verified.event, {
      ...(refusedFirst.facts.verified.data as object),
      verificationId: newId(),
      verifiedAt: new Date(Date.now() - 60_000).toISOString(),
      outcome: 'refused',
      reasons: ['EXPIRED'],
    });
    const withdrawn = candidate(skills, whole);
    const again = candidate(skills, { ...whole, P1: 1 });
    const regranted = candidate(skills, { P2: 1 }, { holder: again.holder });
    const erased = candidate(skills, whole);
    scenario.neighbours.erased.add(erased.holder);
    const erasure = sentFact(personErased, { holder: erased.holder, erasedAt: new Date().toISOString() });
    const other = candidate(skills, whole, { consent: { parties: [newId()] } });
    const partial = candidate(skills, whole);
    const hidden = candidate(skills, { P1: 1, P2: 1 }, { holder: partial.holder, consent: 'none' });
    const narrow = candidate(
      skills,
      { 'urn:other:x': 1 },
      {
        holder: partial.holder,
        consent: { records: [partial.credentialId], parties: [as.organisationId] },
      },
    );
    return {
      best: candidate(skills, { ...whole, P1: 1, P2: null }),
      crosswalk: candidate(skills, { K1: 4, R2: 4, R3: 3 }),
      near: candidate(skills, { R1: 4, R2: 2, R3: 3 }, { ours: false }),
      refusedFirst: { ...refusedFirst, all: [...refusedFirst.all, earlier] },
      revoked: candidate(skills, whole, { revoked: true }),
      withdrawn: { ...withdrawn, all: [...withdrawn.all, withdrawn.facts.withdrawn] },
      again: { ...again, all: [...again.all, again.facts.withdrawn, ...regranted.all] },
      erased: { ...erased, all: [...erased.all, erasure] },
      other,
      partial: {
        ...partial,
        all: [...partial.all, partial.facts.withdrawn, ...hidden.all, ...narrow.all],
      },
    };
  }

  /** What employer and learners read at the end, in names that are the same in every round. */
  async function outcomeOf(
    as: Employer,
    posting: PostingDetail,
    cast: ReturnType<typeof castOf>,
    skills: string,
  ) {
    const matches = await scenario.ranked(as, posting.id);
    const feed = await scenario.feedOf(as);
    const outcome: Record<string, unknown> = {};
    for (const [name, { holder }] of Object.entries(cast)) {
      const { items } = await scenario.get<{ items: { id: string }[] }>(
        learner(holder),
        '/matching/my-matches',
      );
      const match = matches.find(({ id }) => id === items[0]?.id);
      const detail = match && (await scenario.get<MatchDetail>(as, `/matching/matches/${match.id}`));
      outcome[name] = detail
        ? [detail.tier, detail.score, ...detail.explanation.map((each) => lineOf(each, skills))]
        : 'none';
      const told = feed.filter(({ match: of }) => of.id === match?.id);
      expect(told.at(-1)?.match.score).toBe(match?.score);
    }
    expect(Object.values(outcome).filter((each) => each !== 'none')).toHaveLength(matches.length);
    expectForgotten(
      feed,
      matches.map(({ id }) => id),
    );
    return outcome;
  }
});

const whole = ['R1 4', 'R2 4', 'R3 3'];
const expectedOutcome = {
  best: ['qualified', 1000, ...whole, 'P1 1', 'P2 unknown'],
  crosswalk: ['qualified', 750, 'K1 4 exactMatchOf', 'R2 4', 'R3 3', 'not-held', 'not-held'],
  near: ['near', 500, 'R1 4', 'R2 2 level-short', 'R3 3', 'not-held', 'not-held'],
  refusedFirst: ['qualified', 875, ...whole, 'not-held', 'P2 1'],
  revoked: 'none',
  withdrawn: 'none',
  again: ['qualified', 1000, ...whole, 'P1 1', 'P2 1'],
  erased: 'none',
  other: 'none',
  partial: ['qualified', 750, ...whole, 'not-held', 'not-held'],
};

function lineOf({ itemUri, level, path, note }: EmployerExplanation, skills: string): string {
  const held =
    itemUri === null
      ? []
      : [itemUri.replace(skills, ''), level ?? 'unknown', ...path.map(({ type }) => type)];
  return [...held, ...(note ? [note] : [])].join(' ');
}

/** Whoever is no match any more was told so last; what consent ended is told of nowhere. */
function expectForgotten(feed: readonly FeedEntry[], live: readonly string[]): void {
  const ended = feed.filter(({ match }) => !live.includes(match.id));
  for (const id of new Set(ended.map(({ match }) => match.id))) {
    const entries = ended.filter(({ match }) => match.id === id);
    expect(entries.at(-1)).toMatchObject({ type: 'match.withdrawn' });
    if (entries.some(({ reason }) => reason === 'consent' || reason === 'erased')) {
      expect(entries.filter(({ match }) => match.explanation)).toEqual([]);
    }
  }
}

/** Numbers from 0 to 1 that a seed decides. */
function randomOf(seed: number): () => number {
  let state = seed * 2654435761 + 12345;
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return state / 2 ** 32;
  };
}

function shuffled<TItem>(items: readonly TItem[], random: () => number): TItem[] {
  return items
    .map((item) => ({ item, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}

function partsOf(facts: readonly SentFact[], count: number): SentFact[][] {
  const size = Math.ceil(facts.length / count);
  return Array.from({ length: count }, (_, index) => facts.slice(index * size, (index + 1) * size));
}
