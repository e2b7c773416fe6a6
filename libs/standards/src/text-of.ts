/**
 * A value of a document as text, for a sentence or a comparison. `String` throws for an object whose `toString` is no
 * function, and JSON can say one.
 *
 * @example textOf({ toString: 1 }) // '{"toString":1}'
 */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? 'undefined');
}
