/** After ten failures in a row, each further one closes the account for longer, at most fifteen minutes. */
export function lockedUntil(failures: number, now: Date): Date | null {
  if (failures < 10) return null;
  const seconds = Math.min(15 * 60, 2 ** (failures - 10) * 5);
  return new Date(now.getTime() + seconds * 1000);
}
