import { describe, expect, it } from '@jest/globals';
import { reachOf } from './reach.js';
import type { Association } from './relations.js';
import { score, type MatchRequirement, type ProfileItem } from './score.js';

const asks = (id: string, more: Partial<MatchRequirement> = {}): MatchRequirement => ({
  id,
  itemUri: id,
  label: id,
  kind: 'required',
  mandatory: false,
  minLevel: null,
  weight: 1,
  ...more,
});
const holds = (uri: string, level: number | null = null, credentialId = 'c1'): ProfileItem => ({
  uri,
  level,
  credentialId,
});
const over =
  (...associations: Association[]) =>
  (uri: string) =>
    reachOf(uri, (item) => associations.filter(({ from, to }) => from === item || to === item));

describe('scoring a profile', () => {
  it('lets an unknown level meet only a requirement without a minimum', () => {
    const result = score([holds('a'), holds('b')], [asks('a', { minLevel: 1 }), asks('b')], over());
    expect(result.explanation.map(({ met, note }) => [met, note])).toEqual([
      [false, 'level-unknown'],
      [true, null],
    ]);
    expect(result).toMatchObject({ tier: 'near', score: 500 });
  });

  it('lets a child stand in for its parent, but not where the requirement is mandatory', () => {
    const child = over({ type: 'isChildOf', from: 'child', to: 'a' });
    expect(score([holds('child')], [asks('a')], child)).toMatchObject({ tier: 'qualified', score: 900 });
    const mandatory = score([holds('child')], [asks('a', { mandatory: true })], child);
    expect(mandatory).toMatchObject({ tier: null, score: 900 });
    expect(mandatory.explanation[0]).toMatchObject({ met: false, note: 'not-equivalent' });
  });

  it('prefers weaker evidence that counts to stronger evidence of too low a level', () => {
    const related = over({ type: 'isRelatedTo', from: 'r', to: 'a' });
    const [only] = score([holds('a', 1), holds('r', 4)], [asks('a', { minLevel: 3 })], related).explanation;
    expect(only).toMatchObject({ itemUri: 'r', strength: 300, note: 'not-equivalent' });
  });

  it('never adds evidence up, and takes the highest level and then the smallest credential id', () => {
    const profile = [holds('a', 2, 'c3'), holds('a', 3, 'c2'), holds('a', 3, 'c1')];
    const result = score(profile, [asks('a')], over());
    expect(result.score).toBe(1000);
    expect(result.explanation[0]).toMatchObject({ credentialId: 'c1', level: 3 });
    expect(score([...profile].reverse(), [asks('a')], over())).toEqual(result);
  });

  it('splits the score so that contributions add up to it', () => {
    const requirements = ['a', 'b', 'c'].map((id) => asks(id));
    const all = score([holds('a'), holds('b'), holds('c')], requirements, over());
    expect(all.explanation.map(({ contribution }) => contribution)).toEqual([334, 333, 333]);
    const two = score([holds('a'), holds('b')], requirements, over());
    expect(two.explanation.reduce((sum, { contribution }) => sum + contribution, 0)).toBe(two.score);
  });

  it('is no match when nothing is met, or too much is missing', () => {
    expect(score([], [asks('a')], over()).tier).toBeNull();
    expect(score([holds('x')], [asks('a')], over()).tier).toBeNull();
    const many = ['a', 'b', 'c', 'd', 'e'].map((id) => asks(id));
    expect(score([holds('a'), holds('b')], many, over())).toMatchObject({ tier: null, score: 400 });
    expect(score([holds('a'), holds('b'), holds('c')], many, over())).toMatchObject({ tier: 'near' });
    expect(score([holds('a'), holds('b'), holds('c'), holds('d')], many, over()).tier).toBe('near');
  });

  it('qualifies a posting of preferences alone by any of them', () => {
    const wishes = [asks('a', { kind: 'preferred' }), asks('b', { kind: 'preferred' })];
    expect(score([holds('a')], wishes, over())).toMatchObject({ tier: 'qualified', score: 500 });
  });
});
