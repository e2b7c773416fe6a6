import { isPinnedContext, pinnedContext } from '../contexts/pinned-contexts.js';
import { defineTerms, type Term } from './term-definitions.js';

/** An active context (JSON-LD 1.1 API §4.1): immutable, and one object for one content. */
export interface ContextState {
  readonly terms: ReadonlyMap<string, Term>;
  readonly vocab: string | undefined;
  /** What a type-scoped context reverts to at the next node object (§4.1.1 @propagate). */
  readonly previous: ContextState | undefined;
  /** True when some term is a prefix, so that identifiers may be compact IRIs. */
  readonly prefixes: boolean;
  /** From a local context to the state after it, one per way of applying; `null` where that is unusual. */
  readonly applied: readonly Map<unknown, ContextState | null>[];
  /** From a term to what was compiled for nodes that are reached through it. */
  readonly doors: Map<string, unknown>;
}

/** How many states may exist before all are forgotten: documents of strangers ask for new ones. */
const stateLimit = 4000;
let states = new Map<string, ContextState>();
let stateIds = new WeakMap<ContextState, number>();
let made = 0;

/** How many states were made so far; a caller allows one document only so many. */
export function statesMade(): number {
  return made;
}

function intern(terms: ReadonlyMap<string, Term>, vocab?: string, previous?: ContextState): ContextState {
  const ids = [...terms.values()].map((term) => term.number).sort((a, b) => a - b);
  const key = `${ids.join()} ${vocab ?? ''} ${previous ? stateIds.get(previous) : ''}`;
  const known = states.get(key);
  if (known) return known;
  const prefixes = [...terms.values()].some((term) => term.prefix === true);
  const applied = [new Map(), new Map(), new Map(), new Map()];
  const state = { terms, vocab, previous, prefixes, applied, doors: new Map() };
  made += 1;
  states.set(key, state);
  stateIds.set(state, made);
  return state;
}

let initial = intern(new Map());

/** The state before any context; forgets all others first when there are too many. */
export function initialState(): ContextState {
  if (states.size > stateLimit) {
    states = new Map();
    stateIds = new WeakMap();
    initial = intern(new Map());
  }
  return initial;
}

/** How a local context is applied (JSON-LD 1.1 API §4.1.2). */
export interface Application {
  readonly propagate: boolean;
  readonly overrideProtected: boolean;
}

/** The state after a local context; `undefined` when it uses what only jsonld.js handles, or is refused. */
export function applyContext(
  state: ContextState,
  local: unknown,
  how: Application,
): ContextState | undefined {
  if (typeof local === 'string' && !isPinnedContext(local)) return undefined;
  const memo = state.applied[(how.propagate ? 1 : 0) + (how.overrideProtected ? 2 : 0)]!;
  const known = memo.get(local);
  if (known !== undefined) return known ?? undefined;
  const after = process(state, local, how);
  memo.set(local, after ?? null);
  return after;
}

function process(state: ContextState, local: unknown, how: Application): ContextState | undefined {
  const contexts = Array.isArray(local) ? (local as unknown[]) : [local];
  if (contexts.length === 0) return state;
  let after: ContextState | undefined = state;
  if (!how.propagate && !state.previous) after = intern(state.terms, state.vocab, state);
  for (const each of contexts) {
    if (!after) return undefined;
    after = processOne(after, each, how);
  }
  return after;
}

function processOne(state: ContextState, local: unknown, how: Application): ContextState | undefined {
  if (local === null) return how.overrideProtected ? initial : undefined;
  if (typeof local === 'string') {
    const document = pinnedContext(local) as { '@context'?: unknown } | undefined;
    const content = document?.['@context'];
    if (typeof content !== 'object' || content === null || Array.isArray(content)) return undefined;
    return applyContext(state, content, { ...how, propagate: true });
  }
  if (typeof local !== 'object') return undefined;
  const defined = defineTerms(state, local as Record<string, unknown>, how.overrideProtected);
  return defined && intern(defined.terms, defined.vocab, state.previous);
}

/**
 * The state after the contexts of a document, all by URL; `undefined` for inline and unknown ones, and for what a
 * protected term forbids.
 */
export function applyUrls(state: ContextState, urls: readonly string[]): ContextState | undefined {
  let after: ContextState | undefined = state;
  for (const url of urls) {
    after = after && applyContext(after, url, { propagate: true, overrideProtected: false });
  }
  return after;
}
