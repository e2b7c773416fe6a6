import type { FigureValue } from '@wellspring/contracts';

/** Counts about fewer people than this are told to nobody but the organisation itself. */
export const smallestCell = 10;

export const smallCellReason = `About fewer than ${smallestCell} people; told to the organisation itself alone.`;
const complementReason =
  'Withheld because another share of the same figure is, which could be worked out from it.';

export const smallCellRule =
  `Figures of one organisation are withheld from everybody else where they are about 1 to ${smallestCell - 1} ` +
  'people, with their rates; where one share of a figure is withheld, so is the next smallest. ' +
  'Figures about frameworks, achievements and postings are about nobody and always told.';

/** A number and how many people it is about: none when it is not about people. */
export interface Count {
  readonly value: number;
  readonly people: number;
}

export interface RawValue {
  readonly count: Count;
  readonly base: Count | null;
}

/** A value as it is told, small cells withheld when it is of an organisation that is not the reader's. */
export function valueOf({ count, base }: RawValue, isForeign: boolean): FigureValue {
  if (isForeign && isSmall(count)) return withheldFor(smallCellReason);
  const told = base === null || (isForeign && isSmall(base)) ? null : base.value;
  return { count: count.value, base: told, rate: told ? count.value / told : null, withheld: null };
}

/**
 * Withholds a second one where exactly one of several numbers is withheld, for with their sum known the
 * single one could be worked out.
 */
export function withComplement<TValue extends Pick<FigureValue, 'count' | 'withheld'>>(
  values: readonly TValue[],
  hide: (value: TValue) => TValue = (value) => ({ ...value, ...withheldFor(complementReason) }),
): TValue[] {
  const withheld = values.filter(({ withheld: reason }) => reason === smallCellReason);
  const told = values.filter(({ count }) => count !== null && count > 0);
  if (withheld.length !== 1 || told.length === 0) return [...values];
  const smallest = told.reduce((least, each) => ((each.count ?? 0) < (least.count ?? 0) ? each : least));
  return values.map((value) => (value === smallest ? hide(value) : value));
}

export function withheldFor(reason: string): FigureValue {
  return { count: null, base: null, rate: null, withheld: reason };
}

function isSmall({ people }: Count): boolean {
  return people > 0 && people < smallestCell;
}
