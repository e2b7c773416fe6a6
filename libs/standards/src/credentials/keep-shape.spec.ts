import { describe, expect, it } from '@jest/globals';
import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { keepShape, keepShapeMadeOf } from './keep-shape.js';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** How many of the objects are alive when nothing but what is kept can hold them any more. */
async function alive(objects: readonly WeakRef<object>[]): Promise<number> {
  let count = objects.length;
  // What a turn of the loop makes or dereferences, it holds; and a compiled function may hold its last object for a while.
  for (let turn = 0; turn < 10; turn += 1) {
    await setImmediate();
    collect();
    count = objects.filter((each) => each.deref() !== undefined).length;
  }
  return count;
}

describe('keeping shapes', () => {
  const several = (length: number) =>
    Array.from({ length: 620 }, (_, at) => {
      const document = { at };
      keepShape(document, length);
      const made = [0, 1, 2, 3, 4, 5, 6].map((each) => ({ at, each }));
      for (const each of made) keepShapeMadeOf(document, each);
      return { document: new WeakRef<object>(document), made: made.map((each) => new WeakRef<object>(each)) };
    });

  it('keeps eight documents of many, each with four things that were made of it', async () => {
    const read = several(4_000);
    expect(await alive(read.map(({ document }) => document))).toBe(8);
    expect(await alive(read.flatMap(({ made }) => made))).toBe(8 * 4);
  });

  it('keeps no large document', async () => {
    const read = several(200_001);
    expect(await alive(read.map(({ document }) => document))).toBe(0);
  });
});
