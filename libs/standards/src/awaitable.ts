/** A value, or the promise of one where something outside is asked. */
export type Awaitable<T> = T | Promise<T>;

/**
 * Whether a value has to be waited for. Waiting for what is there already costs more than most steps of a verification.
 *
 * @example isLater('now') // false
 */
export function isLater<T>(value: Awaitable<T>): value is Promise<T> {
  if (value instanceof Promise) return true;
  // Of another realm, or of another library.
  return typeof value === 'object' && typeof (value as { then?: unknown } | null)?.then === 'function';
}
