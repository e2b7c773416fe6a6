import { StandardsError } from '../standards-error.js';

/**
 * Refuses a text with half of a surrogate pair: UTF-8 has no form for it (RFC 8259 §8.2), so that to a digest it is
 * U+FFFD, and any other half.
 *
 * @throws StandardsError `STANDARDS_LONE_SURROGATE`
 * @example assertWellFormed('\uD800') // throws STANDARDS_LONE_SURROGATE
 */
export function assertWellFormed(text: string): void {
  if (text.isWellFormed()) return;
  throw new StandardsError('STANDARDS_LONE_SURROGATE', 'The document has half a surrogate pair.');
}

/** A text in UTF-8, as it is signed. @throws StandardsError `STANDARDS_LONE_SURROGATE` @example utf8Of('é').length // 2 */
export function utf8Of(text: string): Buffer {
  assertWellFormed(text);
  return Buffer.from(text);
}
