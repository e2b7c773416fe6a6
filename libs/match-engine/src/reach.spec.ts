import { describe, expect, it } from '@jest/globals';
import { reachOf } from './reach.js';
import type { Association } from './relations.js';

const graph =
  (...associations: Association[]) =>
  (uri: string) =>
    associations.filter(({ from, to }) => from === uri || to === uri);
const strengthsOf = (target: string, ...associations: Association[]) =>
  Object.fromEntries(
    reachOf(target, graph(...associations)).map(({ source, strength }) => [source, strength]),
  );

describe('what satisfies an item', () => {
  it('is the item itself and its equivalents, whichever way they are written', () => {
    expect(
      strengthsOf(
        'a',
        { type: 'exactMatchOf', from: 'b', to: 'a' },
        { type: 'replacedBy', from: 'a', to: 'c' },
        { type: 'exactMatchOf', from: 'c', to: 'd' },
      ),
    ).toEqual({ a: 1000, b: 1000, c: 1000, d: 1000 });
  });

  it('is a child for its parent, far less a parent for its child, a sibling less still', () => {
    const family = [
      { type: 'isChildOf', from: 'child', to: 'parent' },
      { type: 'isChildOf', from: 'sibling', to: 'parent' },
    ];
    expect(strengthsOf('parent', ...family)).toEqual({ parent: 1000, child: 900, sibling: 900 });
    expect(strengthsOf('child', ...family)).toEqual({ child: 1000, parent: 400, sibling: 360 });
  });

  it('is the later step for the earlier one, never the other way', () => {
    const steps = [{ type: 'precedes', from: 'earlier', to: 'later' }];
    expect(strengthsOf('earlier', ...steps)).toEqual({ earlier: 1000, later: 800 });
    expect(strengthsOf('later', ...steps)).toEqual({ later: 1000 });
  });

  it('stops after two hops and below 200', () => {
    expect(
      strengthsOf(
        'a',
        { type: 'exactMatchOf', from: 'a', to: 'b' },
        { type: 'exactMatchOf', from: 'b', to: 'c' },
        { type: 'exactMatchOf', from: 'c', to: 'too far' },
        { type: 'isRelatedTo', from: 'a', to: 'r' },
        { type: 'isRelatedTo', from: 'r', to: 'too weak' },
        { type: 'isPartOf', from: 'a', to: 'no ability' },
      ),
    ).toEqual({ a: 1000, b: 1000, c: 1000, r: 300 });
  });

  it('takes the best path and shows it as published, from the held item on', () => {
    const direct = { type: 'isRelatedTo', from: 'x', to: 'a' };
    const first = { type: 'isChildOf', from: 'x', to: 'm' };
    const second = { type: 'exactMatchOf', from: 'a', to: 'm' };
    const found = reachOf('a', graph(direct, first, second)).find(({ source }) => source === 'x');
    expect(found).toEqual({ source: 'x', strength: 900, path: [first, second] });
  });

  it('does not depend on the order of the associations', () => {
    const ties = [
      { type: 'exactMatchOf', from: 'a', to: 'm' },
      { type: 'exactMatchOf', from: 'a', to: 'n' },
      { type: 'isChildOf', from: 'x', to: 'm' },
      { type: 'isChildOf', from: 'x', to: 'n' },
    ];
    expect(reachOf('a', graph(...ties))).toEqual(reachOf('a', graph(...[...ties].reverse())));
  });
});
