import { describe, expect, it } from '@jest/globals';
import { seededRandom, testSeed, type Random } from '../testing/random.js';
import { readJsonObject } from './read-json-object.js';

/** Strings with whatever looks like the end of a name: marks, colons, backslashes, spaces. */
const oddStrings = ['', ':', ' :', '":', '" :', '\\', '\\":', 'a:b', '{"a":', ',"a":1', '\u2028:', '😀"'];
const spaces = ['', '', ' ', '\n', '\t \r\n'];

/** An object's text with odd names and values, odd spaces, and now and then a name twice. */
function textOf(random: Random, depth: number, twice: { count: number }): string {
  const space = () => random.pick(spaces);
  const names = new Set([random.pick(oddStrings), random.pick(oddStrings), random.pick(oddStrings)]);
  const members = [...names].map((name) => {
    const value =
      depth > 0 && random.below(2) === 0
        ? `[${textOf(random, depth - 1, twice)}]`
        : JSON.stringify(random.pick(oddStrings));
    return `${space()}${JSON.stringify(name)}${space()}:${space()}${value}${space()}`;
  });
  if (random.below(20) === 0) {
    twice.count += 1;
    const name = random.pick([...names]);
    members.push(`${JSON.stringify(name)}${space()}:${JSON.stringify(random.pick(oddStrings))}`);
  }
  return `{${members.join(',')}}`;
}

describe('a JSON object', () => {
  it('has no member twice, whatever its names and texts look like', () => {
    const seed = testSeed();
    console.info(`members: seed ${seed}`);
    const random = seededRandom(seed);
    let refused = 0;
    for (let number = 0; number < 3000; number += 1) {
      const twice = { count: 0 };
      const text = textOf(random, 3, twice);
      if (twice.count === 0) expect(readJsonObject(text, 'This')).toEqual(JSON.parse(text));
      else {
        refused += 1;
        expect(() => readJsonObject(text, 'This')).toThrow('stands twice');
      }
    }
    expect(refused).toBeGreaterThan(100);
  });

  it.each([
    ['a name written otherwise', '{"a":1,"\\u0061":2}'],
    ['a space before the colon of the second', '{"a":1,"a" :":"}'],
    ['texts that begin with colons beside it', '{"b":":","c":" :","a":1,"a":2}'],
    ['an escaped mark before a colon beside it', '{"b":"\\":","a":1,"a":2}'],
  ])('is refused with %s', (_, text) => {
    expect(() => readJsonObject(text, 'This')).toThrow('stands twice');
  });

  it.each(['{"a":"\\ud800"}', '{"\\ud800":1}', '{"a":"\ud800"}', '{"a":["\\udc00\\ud800"]}'])(
    'is refused with half a surrogate pair: %j',
    (text) => {
      expect(() => readJsonObject(text, 'This')).toThrow('half a surrogate pair');
    },
  );
});
