import { StandardsError } from '../standards-error.js';

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

/** The one member whose value is JSON to JSON-LD (`@json`): a schema has names and contexts of its own. */
export const literalMember = 'jsonSchema';

/**
 * Refuses a document with a member that is not named by a term: to a signature over statements it is the member that it
 * stands for, to whoever reads the JSON it is not.
 *
 * @throws StandardsError `CONTEXT_MEMBER`, with a JSON pointer
 * @example assertNamedByTerms({ 'https://www.w3.org/2018/credentials#validUntil': '2026-01-01T00:00:00Z' }) // throws
 */
export function assertNamedByTerms(document: object): void {
  const path = pathToUnnamed(document);
  if (!path) return;
  throw new StandardsError(
    'CONTEXT_MEMBER',
    `The member ${path[0]!.slice(0, 200)} is not named by a term.`,
    path
      .reverse()
      .map((part) => `/${part.replaceAll('~', '~0').replaceAll('/', '~1')}`)
      .join(''),
  );
}

/** The way to the first member that is not named by a term, from the inside out. */
function pathToUnnamed(value: object): string[] | undefined {
  for (const [name, member] of Object.entries(value)) {
    if (name === '@context' || name === literalMember) continue;
    if (!Array.isArray(value) && !isNamedByTerm(name)) return [name];
    const path = typeof member === 'object' && member !== null && pathToUnnamed(member as object);
    if (path) return [...path, name];
  }
  return undefined;
}
