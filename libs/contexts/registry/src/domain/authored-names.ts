import type { NewFrameworkAssociation, NewFrameworkItem } from '@wellspring/contracts';

/** Every name by which written items and associations mean another item. */
export function authoredNames(
  items: readonly NewFrameworkItem[],
  associations: readonly NewFrameworkAssociation[],
): string[] {
  const parents = items.flatMap(({ parent }) => (parent === undefined ? [] : [parent]));
  return [
    ...new Set([...parents, ...associations.flatMap(({ origin, destination }) => [origin, destination])]),
  ];
}
