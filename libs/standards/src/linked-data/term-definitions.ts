import { isIri } from './iri.js';
import { mayBePrefix } from '../contexts/pinned-names.js';
import { listOf } from '../json-values.js';

/** A term's definition (JSON-LD 1.1 API §4.2), as far as the fast path uses it. */
export interface Term {
  /** One number for one content of a definition, its name included. */
  readonly number: number;
  readonly id: string | null;
  readonly type: string | undefined;
  /** True for a term that is a prefix; `undefined` and `false` differ when protected terms are compared. */
  readonly prefix: boolean | undefined;
  readonly isProtected: boolean;
  readonly isGraph: boolean;
  /** True for what only jsonld.js handles: lists, maps, @reverse, @nest, languages. */
  readonly isUnusual: boolean;
  /** The scoped context, `undefined` where there is none. */
  readonly scoped: unknown;
  readonly content: string;
}

type LocalContext = Readonly<Record<string, unknown>>;
interface Active {
  readonly terms: ReadonlyMap<string, Term>;
  readonly vocab: string | undefined;
}
interface Building {
  readonly local: LocalContext;
  readonly terms: Map<string, Term>;
  readonly vocab: string | undefined;
  readonly overrideProtected: boolean;
  readonly done: Map<string, boolean>;
}

/** Thrown inside this file alone: the context goes to jsonld.js, which handles or refuses it. */
const unusual = new Error('unusual context');
const keywordLike = /^@[a-zA-Z]+$/;
const settings = new Set(['@protected', '@version', '@vocab']);
const plainEntries = new Set(['@id', '@type', '@container', '@context', '@protected', '@prefix']);
const numbers = new Map<string, number>();

/** The terms after a local context; `undefined` when only jsonld.js can say (§4.1.2 step 5, §4.2.2). */
export function defineTerms(
  active: Active,
  local: LocalContext,
  overrideProtected: boolean,
): Active | undefined {
  try {
    const vocab = vocabOf(active, local);
    const building: Building = {
      local,
      terms: new Map(active.terms),
      vocab,
      overrideProtected,
      done: new Map(),
    };
    for (const name of Object.keys(local)) if (!settings.has(name)) define(building, name);
    return { terms: building.terms, vocab };
  } catch (error) {
    if (error === unusual) return undefined;
    throw error;
  }
}

function vocabOf(active: Active, local: LocalContext): string | undefined {
  if ('@version' in local && local['@version'] !== 1.1) throw unusual;
  if (!('@vocab' in local)) return active.vocab;
  const vocab = local['@vocab'];
  if (typeof vocab !== 'string' || !isIri(vocab)) throw unusual;
  return vocab;
}

function define(building: Building, name: string): void {
  const { local, terms, done } = building;
  const state = done.get(name);
  if (state === true) return;
  if (state === false || name === '' || keywordLike.test(name) || /:[^:]|\//.test(name)) throw unusual;
  done.set(name, false);
  const given = local[name];
  const isSimple = typeof given === 'string' || given === null;
  const value = (isSimple ? { '@id': given } : given) as LocalContext;
  if (typeof value !== 'object' || Array.isArray(value)) throw unusual;
  const previous = terms.get(name);
  terms.delete(name);
  const mapping = idOf(building, name, value, isSimple);
  const isProtected =
    value['@protected'] === true || (local['@protected'] === true && value['@protected'] !== false);
  done.set(name, true);
  const kept = previous?.isProtected === true && !building.overrideProtected;
  const term = complete(building, { name, value, ...mapping, isProtected: isProtected || kept });
  if (kept && previous.content !== term.content) throw unusual;
  terms.set(name, term);
}

function idOf(building: Building, name: string, value: LocalContext, isSimple: boolean) {
  const given = value['@id'];
  if (given === null) return { id: null, prefix: undefined };
  if (typeof given === 'string' && given !== name) {
    const id = expand(building, given);
    if (!id.startsWith('@') && !isIri(id)) throw unusual;
    return { id, prefix: isSimple && !name.includes(':') && mayBePrefix(id) };
  }
  if (building.vocab === undefined) throw unusual;
  return { id: building.vocab + name, prefix: undefined };
}

interface Parts {
  readonly name: string;
  readonly value: LocalContext;
  readonly id: string | null;
  readonly prefix: boolean | undefined;
  readonly isProtected: boolean;
}

function complete(building: Building, { name, value, id, prefix, isProtected }: Parts): Term {
  const type = value['@type'];
  const coercion = typeof type === 'string' && !type.startsWith('@') ? expand(building, type) : type;
  if (coercion !== undefined && typeof coercion !== 'string') throw unusual;
  const asPrefix = typeof value['@prefix'] === 'boolean' ? value['@prefix'] : prefix;
  const containers = listOf(value['@container'] ?? []) as readonly string[];
  const isUnusual =
    Object.keys(value).some((entry) => !plainEntries.has(entry)) ||
    containers.some((container) => container !== '@set' && container !== '@graph');
  const content = JSON.stringify([
    name,
    id,
    coercion,
    asPrefix ?? null,
    isProtected,
    value,
    asPrefix === undefined,
  ]);
  const number = numbers.get(content) ?? numbers.size;
  numbers.set(content, number);
  return {
    number,
    id,
    type: coercion,
    prefix: asPrefix,
    isProtected,
    isGraph: containers.includes('@graph'),
    isUnusual,
    scoped: value['@context'],
    content: contentOf(content, value),
  };
}

/** What protected terms are compared by: everything but `@protected` itself, which is already among the parts. */
function contentOf(content: string, value: LocalContext): string {
  const { '@protected': _, '@id': __, '@type': ___, ...rest } = value;
  const [name, id, coercion, prefix, isProtected, , unset] = JSON.parse(content) as unknown[];
  return JSON.stringify([name, id, coercion, prefix, isProtected, rest, unset]);
}

/** IRI expansion while a context is processed (§5.2.2 with a local context). */
function expand(building: Building, value: string): string {
  if (value.startsWith('@')) {
    if (value === '@id' || value === '@type') return value;
    throw unusual;
  }
  const { local, terms, done, vocab } = building;
  const needs = (name: string) => {
    if (Object.hasOwn(local, name) && done.get(name) !== true && !settings.has(name)) define(building, name);
  };
  needs(value);
  const term = terms.get(value);
  if (term) return term.id ?? raise();
  const colon = value.indexOf(':');
  if (colon > 0) {
    const name = value.slice(0, colon);
    const suffix = value.slice(colon + 1);
    if (name === '_') throw unusual;
    if (suffix.startsWith('//')) return value;
    needs(name);
    const prefix = terms.get(name);
    if (prefix?.prefix === true && prefix.id !== null) return prefix.id + suffix;
    if (isIri(value)) return value;
  }
  if (vocab === undefined) throw unusual;
  return vocab + value;
}

function raise(): never {
  throw unusual;
}
