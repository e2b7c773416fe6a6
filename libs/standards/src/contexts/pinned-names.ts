import { contentDigests } from './context-digests.js';
import { pinnedContext } from './pinned-contexts.js';

/** What pinned contexts call things: each address that has terms, with those terms, and every prefix. */
interface PinnedNames {
  readonly terms: ReadonlyMap<string, ReadonlySet<string>>;
  readonly prefixes: ReadonlySet<string>;
  /** In which every name is a term. */
  readonly vocabularies: readonly string[];
  /** Every term. */
  readonly names: ReadonlySet<string>;
}

let known: PinnedNames | undefined;

function pinnedNames(): PinnedNames {
  if (known) return known;
  const terms = new Map<string, Set<string>>();
  const prefixes = new Set<string>();
  const vocabularies = new Set<string>();
  for (const url of contentDigests.keys()) {
    const definitions = [...definitionsIn(pinnedContext(url))];
    for (const vocabulary of vocabulariesIn(pinnedContext(url))) vocabularies.add(vocabulary);
    const own = new Map(definitions.filter(([, id]) => mayBePrefix(id)));
    for (const prefix of own.keys()) prefixes.add(prefix);
    for (const [term, id] of definitions) {
      const colon = id.indexOf(':');
      const prefix = own.get(id.slice(0, colon));
      const address = prefix === undefined ? id : prefix + id.slice(colon + 1);
      terms.set(address, (terms.get(address) ?? new Set()).add(term));
    }
  }
  const names = new Set([...terms.values()].flatMap((each) => [...each]));
  return (known = { terms, prefixes, vocabularies: [...vocabularies], names });
}

/** The vocabularies of contexts within, at any depth. */
function* vocabulariesIn(value: unknown): Generator<string> {
  if (Array.isArray(value)) for (const each of value) yield* vocabulariesIn(each);
  if (typeof value !== 'object' || value === null) return;
  for (const [name, member] of Object.entries(value as Readonly<Record<string, unknown>>)) {
    if (name === '@vocab' && typeof member === 'string') yield member;
    yield* vocabulariesIn(member);
  }
}

/** Each term within, at any depth, and what it is mapped to. */
function* definitionsIn(value: unknown): Generator<readonly [term: string, id: string]> {
  if (Array.isArray(value)) for (const each of value) yield* definitionsIn(each);
  if (typeof value !== 'object' || value === null) return;
  for (const [term, meaning] of Object.entries(value as Readonly<Record<string, unknown>>)) {
    const id = (meaning as { '@id'?: unknown } | null)?.['@id'] ?? meaning;
    if (typeof id === 'string' && !term.startsWith('@')) yield [term, id];
    yield* definitionsIn(meaning);
  }
}

/** Whether a term for this address is a prefix as well (JSON-LD 1.1 API §4.2.2 step 14.2.4). @example mayBePrefix('a:b#') // true */
export function mayBePrefix(address: string): boolean {
  return /[:/?#[\]@]$/.test(address);
}

/** The terms of pinned contexts for an address. @example termsFor('https://schema.org/name')?.has('name') // true */
export function termsFor(address: string): ReadonlySet<string> | undefined {
  const { terms, vocabularies } = pinnedNames();
  const known = terms.get(address);
  if (known) return known;
  const vocabulary = vocabularies.find((each) => address.length > each.length && address.startsWith(each));
  return vocabulary === undefined ? undefined : new Set([address.slice(vocabulary.length)]);
}

/** Whether an address that pinned contexts have terms for begins so, or lies in a part of their vocabularies. @example overlapsPinned('https://schema.org/') // true */
export function overlapsPinned(address: string): boolean {
  const { terms, vocabularies } = pinnedNames();
  for (const known of terms.keys()) if (known.startsWith(address)) return true;
  return vocabularies.some(
    (each) => each !== address && (each.startsWith(address) || address.startsWith(each)),
  );
}

/**
 * Whether a name is that of a type in a pinned context; some properties have the address of their type.
 *
 * @example isClass('Profile') // true
 */
export function isClass(name: string): boolean {
  // The standards begin types with a capital letter, and properties with a small one.
  return /^[A-Z]/.test(name) && isPinnedTerm(name);
}

/** Whether a name is a term of a pinned context. @example isPinnedTerm('achievement') // true */
export function isPinnedTerm(name: string): boolean {
  return pinnedNames().names.has(name);
}

/** Whether a name begins with a prefix of a pinned context. @example isCompact('cred:validUntil') // true */
export function isCompact(name: string): boolean {
  const colon = name.indexOf(':');
  return colon >= 0 && !name.startsWith('//', colon + 1) && pinnedNames().prefixes.has(name.slice(0, colon));
}
