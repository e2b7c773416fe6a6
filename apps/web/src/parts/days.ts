const day = 24 * 3600 * 1000;

/** The moment so many days from now. */
export function inDays(days: number): Date {
  return new Date(Date.now() + days * day);
}
