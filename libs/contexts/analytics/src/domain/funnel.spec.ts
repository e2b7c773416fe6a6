import { describe, expect, it } from '@jest/globals';
import { countersOf, funnelOf, stageOf } from './funnel.js';
import { Tallies, type TalliedStage, type TallyRow } from './tallies.js';

function row(stage: TalliedStage, detail: string | null, number: number, people = number): TallyRow {
  return { stage, detail, facts: number, things: number, people };
}

function telling(rows: readonly TallyRow[], isForeign = false) {
  return { tallies: new Tallies(rows), isForeign, isOfOrganisation: isForeign };
}

describe('the funnel', () => {
  it('is whole when nothing was counted: zeros, no rates, and outcomes unknown', () => {
    const stages = funnelOf(telling([]));
    expect(stages.map(({ count }) => count)).toEqual(Array(9).fill(0));
    expect(stages.map(({ rate }) => rate)).toEqual(Array(9).fill(null));
    const outcomes = stages.at(-1);
    expect(outcomes?.parts.map(({ count }) => count)).toEqual(Array(5).fill(null));
    expect(outcomes?.parts[0]?.withheld).toContain('not zero');
  });

  it('divides the numerator by the denominator', () => {
    const rows = [row('issued', null, 70), row('claimed', null, 64), row('claimed', 'here', 64)];
    expect(stageOf('claimed', telling(rows))).toMatchObject({ count: 64, base: 70, rate: 64 / 70 });
  });

  it('withholds a count about nine people and tells one about ten', () => {
    const nine = stageOf('issued', telling([row('issued', null, 40, 9)], true));
    expect(nine).toMatchObject({ count: null, base: null, rate: null });
    expect(nine.withheld).toContain('fewer than 10 people');
    expect(stageOf('issued', telling([row('issued', null, 40, 10)], true)).count).toBe(40);
    expect(stageOf('issued', telling([row('issued', null, 40, 9)])).count).toBe(40);
  });

  it('withholds the rate with its base', () => {
    const rows = [row('delivered', null, 12), row('matched', null, 9)];
    expect(stageOf('delivered', telling(rows, true))).toMatchObject({ count: 12, base: null, rate: null });
  });

  it('withholds a second share, from which a single withheld one could be worked out', () => {
    const shares = (...numbers: number[]) => {
      const rows = numbers.map((number, index) => row('delivered', `transport-${index}`, number));
      const { parts } = stageOf('delivered', telling([row('delivered', null, 60), ...rows], true));
      return parts.map(({ count }) => count);
    };
    expect(shares(30, 25, 5)).toEqual([30, null, null]);
    expect(shares(30, 8, 5)).toEqual([30, null, null]);
    expect(shares(30, 20, 0)).toEqual([30, 20, 0]);
  });

  it('tells counts that are about nobody, however small', () => {
    const rows = [row('achievement', null, 2, 0), row('achievement', 'aligned', 1, 0)];
    expect(stageOf('aligned', telling(rows, true))).toMatchObject({ count: 1, base: 2, rate: 0.5 });
  });

  it('tells no organisation how many consents were withdrawn, for consent names none', () => {
    const consents = countersOf(telling([row('consent-withdrawn', null, 50)], true))[2];
    expect(consents).toMatchObject({ metric: 'consents-withdrawn', count: null });
  });
});
