/** What a text in a language consists of (VC Data Model 2.0 §11.1). */
const ofTexts: ReadonlySet<string> = new Set(['@value', '@language', '@direction']);

/**
 * Whether the name of a member is a term, as in a compacted document (VC Data Model 2.0 §6.1), or of a text in a language.
 * A signature over statements holds as well when a member is renamed to the address that its term stands for, or put into
 * `@nest`; whoever reads the JSON would then miss it, were it the end of validity or the status.
 *
 * @example isNamedByTerm('https://www.w3.org/2018/credentials#validUntil') // false
 */
export function isNamedByTerm(name: string): boolean {
  return name.charCodeAt(0) === 0x40 ? ofTexts.has(name) : !name.includes(':');
}
