/** A value that a file claims, as a person reads it: text as it is, anything else as JSON; nothing where it says nothing. */
export function told(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
