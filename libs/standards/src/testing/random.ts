/** Random choices that a printed seed repeats. */
export interface Random {
  /** From 0 to below `count`. */
  below(count: number): number;
  chance(probability: number): boolean;
  pick<TValue>(values: readonly TValue[]): TValue;
  shuffle<TValue>(values: readonly TValue[]): TValue[];
}

/**
 * A generator of random choices (mulberry32).
 *
 * @example seededRandom(1).below(6)
 */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (count: number) => Math.floor(next() * count);
  return {
    below,
    chance: (probability) => next() < probability,
    pick: (values) => values[below(values.length)] as (typeof values)[number],
    shuffle: (values) => {
      const mixed = [...values];
      for (let at = mixed.length - 1; at > 0; at -= 1) {
        const other = below(at + 1);
        [mixed[at], mixed[other]] = [mixed[other] as never, mixed[at] as never];
      }
      return mixed;
    },
  };
}

/**
 * The seed of this run: `WELLSPRING_TEST_SEED`, or the clock's.
 *
 * @example process.stdout.write(`seed ${testSeed()}\n`)
 */
export function testSeed(): number {
  const given = Number(process.env['WELLSPRING_TEST_SEED']);
  return Number.isInteger(given) && given > 0 ? given : Date.now() % 4_294_967_296;
}
