/**
 * A value of a document as text, for a sentence or a comparison. `String` throws for an object whose `toString` is no
 * function, and JSON can say one.
 *
 * @example textOf({ toString: 1 }) // '{"toString":1}'
 */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? 'undefined');
}

/** What moves the cursor of a terminal, ends a line, or turns the direction of what follows. */
const unseen = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;
const mostCharacters = 500;

/**
 * A sentence that may repeat what a stranger's document says, as it can be shown and kept: of bounded length, in one line,
 * with no character that is not seen.
 *
 * @example sentenceOf('The type \u001b[2J is unknown.') // 'The type \\u001b[2J is unknown.'
 */
export function sentenceOf(text: string): string {
  const cut = text.length > mostCharacters ? `${text.slice(0, mostCharacters - 1)}…` : text;
  return cut.replace(unseen, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
