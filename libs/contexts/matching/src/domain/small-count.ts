import type { SmallCount } from '@wellspring/contracts';

/** A count of people as a stranger may read it: fewer than three, none included, are not told apart. */
export function smallCount(people: number): SmallCount {
  return people < 3 ? '<3' : people;
}
