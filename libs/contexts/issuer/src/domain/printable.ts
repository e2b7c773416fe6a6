/**
 * Text as we quote it: on one line, at most so long, without the characters that a database refuses or that
 * implementations sign in different ways.
 */
export function printable(text: string, most: number): string {
  return text
    .slice(0, most)
    .replace(/\p{Cc}|\p{Cs}/gu, ' ')
    .trim();
}
