/**
 * A value, or the promise of one where something outside is asked. Waiting for what is there already costs more than most
 * steps of a verification: `value instanceof Promise ? await value : value`.
 */
export type Awaitable<T> = T | Promise<T>;
