/** False for what nothing is stored under: callers of the protocol send any bytes, PostgreSQL's text takes no NUL. */
export function isStorable(id: string): boolean {
  return !id.includes('\u0000');
}
