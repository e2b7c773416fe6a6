import { describe, expect, it } from '@jest/globals';
import { reachOf } from './reach.js';
import type { Association } from './relations.js';
import { score, type MatchRequirement, type ProfileItem } from './score.js';

/** The golden candidates of the acceptance demo's Story B for the junior SOC analyst. */
const requirement = (
  id: string,
  kind: 'required' | 'preferred',
  minLevel: number | null,
  mandatory: boolean,
): MatchRequirement => ({
  id,
  itemUri: `urn:soc:${id}`,
  label: id,
  kind,
  mandatory,
  minLevel,
  weight: kind === 'required' ? 10 : 5,
});
const posting = (mandatory: boolean) => [
  requirement('R1', 'required', 3, mandatory),
  requirement('R2', 'required', 3, mandatory),
  requirement('R3', 'required', 2, mandatory),
  requirement('P1', 'preferred', null, false),
  requirement('P2', 'preferred', null, false),
];
const crosswalk: Association[] = [
  { type: 'exactMatchOf', from: 'urn:nice:K0001', to: 'urn:soc:R1' },
  { type: 'isRelatedTo', from: 'urn:soc:R1', to: 'urn:esco:logs' },
];
const strengths = (uri: string) =>
  reachOf(uri, (item) => crosswalk.filter(({ from, to }) => from === item || to === item));

function profile(levels: Record<string, number | null>): ProfileItem[] {
  return Object.entries(levels).map(([uri, level]) => ({
    uri: uri.includes(':') ? uri : `urn:soc:${uri}`,
    level,
    credentialId: 'urn:uuid:1',
  }));
}

const candidates = {
  c01: profile({ R1: 4, R2: 4, R3: 3, P1: null, P2: null }),
  c02: profile({ R1: 3, R2: 3, R3: 2, P1: null }),
  c03: profile({ R1: 3, R2: 3, R3: 2 }),
  c04: profile({ R1: 4, R2: 2, R3: 3, P1: null, P2: null }),
  c09: profile({ 'urn:nice:K0001': 4, R2: 3, R3: 2 }),
  c10: profile({ 'urn:esco:logs': 4, R2: 3, R3: 2 }),
};

describe.each([true, false])('matching a junior SOC analyst (required skills mandatory: %s)', (mandatory) => {
  const of = (name: keyof typeof candidates) => score(candidates[name], posting(mandatory), strengths);

  it('qualifies c01, c02, c03 and c09 and nobody else, c01 first and c03 below c02', () => {
    const names = Object.keys(candidates) as (keyof typeof candidates)[];
    expect(names.filter((name) => of(name).tier === 'qualified')).toEqual(['c01', 'c02', 'c03', 'c09']);
    expect(of('c01').score).toBe(1000);
    expect(of('c02').score).toBe(875);
    expect(of('c03').score).toBe(750);
  });

  it('has c04 near, for one level that is short by one', () => {
    expect(of('c04')).toMatchObject({ tier: 'near', score: 750 });
    expect(of('c04').explanation[1]).toMatchObject({
      met: false,
      note: 'level-short',
      level: 2,
      minLevel: 3,
      contribution: 0,
    });
  });

  it('takes an exact match of another framework and shows the path', () => {
    expect(of('c09').score).toBe(750);
    expect(of('c09').explanation[0]).toMatchObject({
      met: true,
      strength: 1000,
      itemUri: 'urn:nice:K0001',
      path: [crosswalk[0]],
      note: null,
    });
  });

  it('has c10 near, for related is not equivalent', () => {
    expect(of('c10')).toMatchObject({ tier: 'near', score: 575 });
    expect(of('c10').explanation[0]).toMatchObject({
      met: false,
      strength: 300,
      path: [crosswalk[1]],
      note: 'not-equivalent',
    });
  });
});
