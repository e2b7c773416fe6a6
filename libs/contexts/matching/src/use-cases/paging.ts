import { uuid } from '@wellspring/contracts';

/** A page out of one row more than it holds; `next` only when that row was there. */
export function nextOf<TRow, TItem>(
  rows: readonly TRow[],
  limit: number,
  itemOf: (row: TRow) => TItem,
  cursorOf: (row: TRow) => string,
): { items: TItem[]; next?: string } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const items = page.map(itemOf);
  return rows.length > limit && last !== undefined ? { items, next: cursorOf(last) } : { items };
}

/** A cursor that is an id; null when it is none. */
export function uuidCursor(cursor: string | undefined): string | undefined | null {
  return cursor === undefined || uuid.safeParse(cursor).success ? cursor : null;
}

/** A cursor that is a place in an order; null when it is none. */
export function placeCursor(cursor: string | undefined): number | null {
  if (cursor === undefined) return 0;
  return /^\d{1,9}$/.test(cursor) ? Number(cursor) : null;
}
