/** A text for a column or an event: PostgreSQL takes no NUL and no half of a surrogate pair; payloads keep both, escaped. */
export function storableText(text: string): string {
  return text.replaceAll('\u0000', '\ufffd').replace(/\p{Surrogate}/gu, '\ufffd');
}
