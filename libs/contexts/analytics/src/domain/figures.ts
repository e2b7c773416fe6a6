import type { CounterMetricName, FunnelStage } from '@wellspring/contracts';
import type { Count, RawValue } from './small-cells.js';
import type { Tallies, TalliedStage, Tally } from './tallies.js';

export interface RawPart {
  readonly name: string;
  readonly label: string;
  /** Null where nothing was told, which is not zero. */
  readonly value: RawValue | null;
}

/** A figure before small cells are withheld. */
export interface RawFigure extends RawValue {
  readonly parts: readonly RawPart[];
}

type Measure = 'facts' | 'things' | 'people';

/** The number of a stage, from tallies alone. */
export const stageFigures: Readonly<Record<FunnelStage, (tallies: Tallies) => RawFigure>> = {
  frameworks: (tallies) => {
    const base = sum(
      ['active', ...inactive.map(([status]) => status)].map((status) => tallies.of('framework', status)),
    );
    const parts = inactive.map(([status, label]) =>
      part(status, label, countOf(tallies.of('framework', status)), base),
    );
    return { count: countOf(tallies.of('framework', 'active')), base, parts };
  },
  aligned: (tallies) => {
    const partly = tallies.of('achievement', 'partly-aligned');
    const dangling = countOf(tallies.of('alignment', 'dangling'), 'facts');
    const alignments = countOf(tallies.of('alignment'), 'facts');
    return {
      count: sum([tallies.of('achievement', 'aligned'), partly]),
      base: countOf(tallies.of('achievement')),
      parts: [part('dangling', 'Dangling alignments', dangling, alignments)],
    };
  },
  issued: (tallies) => {
    const recipients = countOf(tallies.of('issued'), 'people');
    const reissued = countOf(tallies.of('reissued'), 'facts');
    return {
      count: countOf(tallies.of('issued')),
      base: null,
      parts: [
        part('recipients', 'Unique recipients', recipients, null),
        part('reissued', 'Issued again', reissued, null),
      ],
    };
  },
  claimed: (tallies) => {
    const elsewhere = countOf(tallies.of('claimed', 'elsewhere'));
    return {
      count: countOf(tallies.of('claimed', 'here')),
      base: countOf(tallies.of('issued')),
      parts: [part('elsewhere', 'Brought from elsewhere', elsewhere, null)],
    };
  },
  shared: (tallies) => ({
    count: countOf(tallies.of('shared')),
    base: countOf(tallies.of('claimed')),
    parts: partsOf(tallies, 'shared', countOf(tallies.of('shared'))),
  }),
  verified: (tallies) => {
    const count = countOf(tallies.of('verified'), 'facts');
    return { count, base: checks(tallies), parts: partsOf(tallies, 'verified', count, 'facts') };
  },
  matched: (tallies) => {
    const served = countOf(tallies.of('served-posting'));
    return {
      count: countOf(tallies.of('matched'), 'people'),
      base: countOf(tallies.of('consented'), 'people'),
      parts: [
        ...partsOf(tallies, 'matched', countOf(tallies.of('matched'), 'people'), 'people'),
        part('served', 'Postings with three or more qualified', served, countOf(tallies.of('posting'))),
      ],
    };
  },
  delivered: (tallies) => {
    const count = countOf(tallies.of('delivered'));
    return { count, base: countOf(tallies.of('matched')), parts: partsOf(tallies, 'delivered', count) };
  },
  outcomes: (tallies) => {
    const count = countOf(tallies.of('outcome'));
    return {
      count,
      base: countOf(tallies.of('delivered')),
      parts: outcomes.map(([name, label]) =>
        count.value === 0
          ? { name, label, value: null }
          : part(name, label, countOf(tallies.of('outcome', name)), count),
      ),
    };
  },
};

export const counterFigures: Readonly<Record<CounterMetricName, (tallies: Tallies) => RawFigure>> = {
  revoked: (tallies) => ({
    count: countOf(tallies.of('revoked')),
    base: countOf(tallies.of('issued')),
    parts: [],
  }),
  refused: (tallies) => {
    const count = countOf(tallies.of('refused'), 'facts');
    return { count, base: checks(tallies), parts: partsOf(tallies, 'refusal-reason', count, 'facts') };
  },
  'consents-withdrawn': (tallies) => ({
    count: countOf(tallies.of('consent-withdrawn')),
    base: countOf(tallies.of('consented')),
    parts: [],
  }),
  'matches-withdrawn': (tallies) => {
    const count = countOf(tallies.of('match-withdrawn'));
    return {
      count,
      base: countOf(tallies.of('matched')),
      parts: partsOf(tallies, 'match-withdrawn', count),
    };
  },
};

const inactive = [
  ['draft', 'Drafts'],
  ['deprecated', 'Deprecated'],
  ['unknown', 'Without a status'],
] as const;

const outcomes = [
  ['interviewed', 'Interviewed'],
  ['offered', 'Offered'],
  ['hired', 'Hired'],
  ['retained-90-days', 'Retained for 90 days'],
  ['declined', 'Declined'],
] as const;

function countOf(tally: Tally, measure: Measure = 'things'): Count {
  return { value: tally[measure], people: tally.people };
}

function sum(tallies: readonly Tally[]): Count {
  return {
    value: tallies.reduce((total, { things }) => total + things, 0),
    people: tallies.reduce((total, { people }) => total + people, 0),
  };
}

function checks(tallies: Tallies): Count {
  const [verified, refused] = [tallies.of('verified'), tallies.of('refused')];
  // The same people may stand in both; the larger is a lower bound of how many there are.
  return {
    value: verified.facts + refused.facts,
    people: Math.max(verified.people, refused.people),
  };
}

function part(name: string, label: string, count: Count, base: Count | null): RawPart {
  return { name, label, value: { count, base } };
}

function partsOf(tallies: Tallies, stage: TalliedStage, base: Count, measure: Measure = 'things'): RawPart[] {
  return tallies
    .details(stage)
    .map((tally) => part(tally.detail, tally.detail, countOf(tally, measure), base));
}
