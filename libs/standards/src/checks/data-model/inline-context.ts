import { loadPinnedContext } from '../../contexts/pinned-contexts.js';
import { isCompact, mayBePrefix } from '../../contexts/pinned-names.js';
import { isObject } from '../../json-values.js';
import { renamesIn } from '../../linked-data/context-renames.js';
import { isUrl } from '../../member-values.js';

/** Terms of pinned contexts, by address; there are as many as are pinned. */
const termsOf = new Map<string, ReadonlySet<string>>();

/**
 * Every term that pinned contexts define anywhere within, also for one type alone.
 *
 * @param urls of contexts, all of them pinned
 */
export async function pinnedTerms(urls: readonly string[]): Promise<ReadonlySet<string>> {
  const all = new Set<string>();
  for (const url of urls) for (const term of await termsAt(url)) all.add(term);
  return all;
}

async function termsAt(url: string): Promise<ReadonlySet<string>> {
  const known = termsOf.get(url);
  if (known) return known;
  const terms = new Set<string>();
  collect((await loadPinnedContext(url)).document, terms);
  termsOf.set(url, terms);
  return terms;
}

function collect(value: unknown, terms: Set<string>): void {
  if (Array.isArray(value)) for (const each of value) collect(each, terms);
  if (!isObject(value)) return;
  for (const [name, member] of Object.entries(value)) {
    if (!name.startsWith('@')) terms.add(name);
    collect(member, terms);
  }
}

/**
 * Why a context that a document brings along is not taken. One that names new things does no harm: each of its terms
 * is new to the pinned contexts beside it and stands for an absolute URL that no pinned context names otherwise. One that
 * does anything else (a vocabulary, a base, an import, a container, a term that has a meaning already, another name for
 * the end of validity) could make the signed statements others than those which a reader of the JSON sees.
 *
 * @param context one value of `@context` that is no string
 * @param taken terms that have a meaning already; those of this context are added
 * @returns undefined when it is harmless
 */
export function inlineContextHarm(context: unknown, taken: Set<string>): string | undefined {
  if (!isObject(context)) return 'A context is a URL or an object.';
  const definitions = Object.entries(context).filter(
    ([term, meaning]) => !(term === '@protected' && typeof meaning === 'boolean'),
  );
  if (definitions.length === 0) return 'The inline context is empty.';
  for (const [term, meaning] of definitions) {
    if (!/^[\p{L}_][\p{L}\p{N}_-]*$/u.test(term))
      return `An inline context may define terms, not ${quoted(term)}.`;
    if (taken.has(term)) return `The inline context gives ${quoted(term)} another meaning.`;
    if (!isPlainMeaning(meaning))
      return `The inline context does not map ${quoted(term)} to an absolute URL.`;
    const renamed = renamesIn({ [term]: meaning });
    if (renamed) return renamed;
    taken.add(term);
  }
  return undefined;
}

/** An absolute URL written in full, and of no prefix, or an object of one with the type of its values. */
function isPlainMeaning(meaning: unknown): boolean {
  if (!isObject(meaning)) return isWholeUrl(meaning) && !mayBePrefix(meaning);
  const { '@id': id, '@type': type, ...rest } = meaning;
  const isKnownType = type === undefined || type === '@id' || isWholeUrl(type);
  return isWholeUrl(id) && isKnownType && Object.keys(rest).length === 0;
}

/** Not compact, by a prefix of a pinned context: what it stands for would not be what it says. */
function isWholeUrl(value: unknown): value is string {
  return isUrl(value) && !isCompact(value);
}

const quoted = (term: string) => JSON.stringify(term.slice(0, 100));
