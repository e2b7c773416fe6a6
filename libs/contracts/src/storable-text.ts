/** NUL, and halves of characters: PostgreSQL keeps neither as text nor as JSON. */
const unstorable = /\0|\p{Surrogate}/gu;

/**
 * Whether every store of this system can keep a text as it is.
 *
 * @example isStorable('a\u0000b') // false
 */
export function isStorable(text: string): boolean {
  return text.search(unstorable) === -1;
}

/**
 * The text as it can be kept, with U+FFFD for what cannot.
 *
 * @example storable('a\ud800b') // 'a\ufffdb'
 */
export function storable(text: string): string {
  return text.replace(unstorable, '\ufffd');
}
