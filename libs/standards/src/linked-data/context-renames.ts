import { isCompact, isPinnedTerm, mayBePrefix, overlapsPinned, termsFor } from '../contexts/pinned-names.js';
import { isObject, listOf } from '../json-values.js';

/** Keywords of a context under which a document has no other names. */
const harmless: ReadonlySet<string> = new Set([
  '@version',
  '@protected',
  '@propagate',
  '@language',
  '@direction',
]);

/**
 * Why under a context within a document what is signed could stand where nobody looks for it: the context has another name
 * for what pinned contexts name or for a keyword, a prefix, a base, or a vocabulary in which pinned names lie. The
 * statements are the same under either name, so whoever shows a signed document could choose. New names do no harm.
 *
 * @param context one value of `@context`
 * @returns a sentence; undefined when it does no harm, or is an address
 * @example renamesIn({ hide: '@nest' }) // 'The inline context has another name, "hide", for what has one.'
 */
export function renamesIn(context: unknown): string | undefined {
  if (!isObject(context)) return undefined;
  for (const [term, meaning] of Object.entries(context)) {
    const why = term.startsWith('@') ? ofKeyword(term, meaning) : ofTerm(term, meaning);
    if (why) return why;
  }
  return undefined;
}

function ofKeyword(keyword: string, value: unknown): string | undefined {
  if (harmless.has(keyword) || value === null) return undefined;
  if (keyword === '@vocab' && isForeign(value)) return undefined;
  return `The inline context sets ${keyword}.`;
}

function ofTerm(term: string, meaning: unknown): string | undefined {
  const definition = isObject(meaning) ? meaning : { '@id': meaning };
  const { '@id': id, '@context': within } = definition;
  if ('@reverse' in definition || '@prefix' in definition || (id === meaning && isPrefix(id)))
    return `The inline context has the prefix or reverse property ${quoted(term)}.`;
  const isMeant = id !== undefined && id !== null;
  if (isMeant ? !isOwnName(term, id) : reserved.has(term))
    return `The inline context has another name, ${quoted(term)}, for what has one.`;
  const container = definition['@container'];
  if (
    isPinnedTerm(term) &&
    container !== undefined &&
    !listOf(container).every((each) => plainContainers.has(each))
  )
    return `The inline context keeps ${quoted(term)} in a map, whose keys are not signed.`;
  for (const each of listOf(within)) {
    const why = renamesIn(each);
    if (why) return why;
  }
  return undefined;
}

/** Names by which documents are told to hold data, or graphs of their own: they have the pinned meaning or none. */
const reserved: ReadonlySet<string> = new Set([
  'JsonSchema',
  'jsonSchema',
  'VerifiablePresentation',
  'verifiableCredential',
]);
/** In which a type is a property, and a list a node (RDF Schema 1.1 §3.3, §5.2). */
const rdf = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
/** What keeps several values; keys of other containers are not signed, and of known names a reader would take them for members. */
const plainContainers: ReadonlySet<unknown> = new Set(['@set', '@list']);

/** Whether an address is written in full and is new, or has this very name in a pinned context. */
function isOwnName(term: string, id: unknown): boolean {
  if (typeof id !== 'string') return false;
  const names = termsFor(id);
  if (names) return names.has(term);
  return id.includes(':') && !isCompact(id) && !id.startsWith(rdf) && !reserved.has(term);
}

const isPrefix = (id: unknown) => typeof id === 'string' && mayBePrefix(id);

/** Whether no address of a pinned context lies in a vocabulary. */
const isForeign = (vocabulary: unknown) =>
  typeof vocabulary === 'string' &&
  vocabulary.includes(':') &&
  !isCompact(vocabulary) &&
  !overlapsPinned(vocabulary) &&
  !rdf.startsWith(vocabulary) &&
  !vocabulary.startsWith(rdf);

const quoted = (term: string) => JSON.stringify(term.slice(0, 100));
