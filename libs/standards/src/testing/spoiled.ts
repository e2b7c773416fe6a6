/** Values that no standard allows in the place where they stand. */
export const odd: readonly unknown[] = [
  null,
  0,
  true,
  '',
  'text',
  [],
  [null],
  {},
  [[]],
  { id: 7 },
  { id: null },
  { toString: 1, valueOf: 1 },
  'https://nobody.example/#',
];

/** Every document that has one member of another, at any depth, replaced by an odd value. */
export function* spoiled(value: unknown): Generator<unknown> {
  yield* odd;
  if (typeof value !== 'object' || value === null) return;
  for (const [name, member] of Object.entries(value)) {
    for (const other of spoiled(member)) {
      if (Array.isArray(value)) yield value.map((each, index) => (String(index) === name ? other : each));
      else yield { ...value, [name]: other };
    }
  }
}
