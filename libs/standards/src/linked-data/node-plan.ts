import { compareCodePoints } from './code-point-order.js';
import { applyContext, applyUrls, type ContextState } from './context-state.js';
import { isIri } from './iri.js';
import { formsOf, leadOfType, typeFormOf, typePredicate, type Form, type Forms } from './statement-forms.js';
import { isNamedByTerm, isTypeByTerm } from './read-as-signed.js';
import { isOfCredential, isReadWhole } from './split-nodes.js';
import type { Term } from './term-definitions.js';

/** What a JSON node of one shape (keys, contexts, types) becomes when it is reached through one door. */
export interface NodePlan {
  readonly keys: readonly string[];
  /** The URLs of `@context`; `undefined` where there is none. */
  readonly contexts: readonly string[] | undefined;
  readonly idKey: string | undefined;
  readonly typeKey: string | undefined;
  readonly types: readonly string[];
  /** What is said of the types: their texts are empty. */
  readonly typeForms: readonly Form[];
  /** By rank. */
  readonly slots: readonly Slot[];
  /** The state that expands the identifier. */
  readonly state: ContextState;
  readonly isReference: boolean;
  /** Whether each of its members and types is, as `assertReadAsSigned` asks. */
  readonly isNamedByTerms: boolean;
  /** Whether it is read as a whole, so that its members stand in one place. */
  readonly isReadWhole: boolean;
  /** Whether it is a credential without a proof of its own. */
  readonly isOpenCredential: boolean;
}

/** A member of a plan. */
export interface Slot {
  readonly key: string;
  /** With a space on both sides. */
  readonly predicate: string;
  readonly coercion: '@id' | '@vocab' | 'literal';
  readonly datatype: string | undefined;
  readonly door: Door;
  readonly forms: Forms;
}

type PropertySlot = Omit<Slot, 'forms'>;

/** Where a node stands: the state and the term that lead to it; `term` is `undefined` at the top. */
export interface Door {
  readonly state: ContextState;
  readonly term: string | undefined;
  readonly definition: Term | undefined;
  readonly isGraph: boolean;
  /** The last used first; few, for a stranger's shapes must not fill memory. */
  readonly plans: NodePlan[];
}

export type JsonNode = Readonly<Record<string, unknown>>;

const maximumKeys = 128;
const maximumLength = 512;

/** The door of a state and a term; terms that a state does not define share one, for they lead to the same. */
export function doorOf(state: ContextState, term: string | undefined, isGraph: boolean): Door {
  const definition = term === undefined ? undefined : state.terms.get(term);
  const key = `${isGraph ? 'g' : ''} ${term === undefined ? 'top' : definition ? `=${term}` : 'undefined'}`;
  const known = state.doors.get(key) as Door | undefined;
  if (known) return known;
  const door: Door = { state, term, definition, isGraph, plans: [] };
  state.doors.set(key, door);
  return door;
}

/** A term, compact or absolute IRI as IRI expansion reads it (JSON-LD 1.1 API §5.2); `undefined` if unusual. */
export function expandVocab(state: ContextState, value: string): string | undefined {
  const term = state.terms.get(value);
  if (term) return term.id ?? undefined;
  if (value === '' || value.startsWith('@')) return undefined;
  const absolute = expandIdentifier(state, value);
  if (absolute !== undefined) return absolute;
  if (state.vocab === undefined || value.includes(':')) return undefined;
  const iri = state.vocab + value;
  return isIri(iri) ? iri : undefined;
}

/** An absolute or compact IRI as the value of `@id`; `undefined` for whatever else, blank nodes included. */
export function expandIdentifier(state: ContextState, value: string): string | undefined {
  if (!isIri(value)) return undefined;
  if (!state.prefixes) return value;
  const colon = value.indexOf(':');
  if (value.startsWith('//', colon + 1)) return value;
  const prefix = state.terms.get(value.slice(0, colon));
  if (prefix?.prefix !== true) return value;
  const iri = prefix.id + value.slice(colon + 1);
  return isIri(iri) ? iri : undefined;
}

function stringsOf(value: unknown): string[] | undefined {
  const list = typeof value === 'string' ? [value] : value;
  if (!Array.isArray(list) || list.length === 0 || list.length > maximumKeys) return undefined;
  // `every` would pass over the holes of an array that no JSON has.
  for (const each of list) if (typeof each !== 'string' || each.length > maximumLength) return undefined;
  return [...(list as string[])];
}

/** Compiles the plan of a node's shape; `undefined` when jsonld.js has to handle or refuse it. */
export function compilePlan(door: Door, node: JsonNode): NodePlan | undefined {
  const keys = Object.keys(node);
  if (keys.length > maximumKeys || keys.some((key) => key.length > maximumLength)) return undefined;
  const hasContext = keys.includes('@context');
  const contexts = hasContext ? stringsOf(node['@context']) : undefined;
  if (hasContext && !contexts) return undefined;
  const base = enter(door, keys, contexts);
  if (!base) return undefined;
  const idOf = (name: string) => keys.filter((key) => (base.terms.get(key)?.id ?? key) === name);
  const typeKey = idOf('@type')[0];
  const types = typeKey === undefined ? [] : stringsOf(node[typeKey]);
  if (!types || idOf('@type').length > 1) return undefined;
  const typeIris = types.map((type) => expandVocab(base, type));
  const state = scopedByTypes(base, types);
  if (!state || typeIris.some((iri) => iri === undefined || iri.startsWith('@'))) return undefined;
  if (!sameKeyword(state, typeKey, '@type') || graphElsewhere(state, door)) return undefined;
  const members = keys.filter((key) => key !== '@context' && key !== typeKey);
  const idKeys = members.filter((key) => (state.terms.get(key)?.id ?? key) === '@id');
  if (idKeys.length > 1) return undefined;
  const slots = members.filter((key) => key !== idKeys[0]).map((key) => slotOf(state, key));
  if (slots.includes(undefined)) return undefined;
  const ordered = inOrder(typeIris as string[], slots as PropertySlot[]);
  if (!ordered) return undefined;
  return {
    keys,
    contexts,
    idKey: idKeys[0],
    typeKey,
    types,
    ...ordered,
    state,
    isReference: keys.length === 1 && idKeys.length === 1,
    isNamedByTerms:
      keys.every((key) => key === '@context' || isNamedByTerm(key)) && types.every(isTypeByTerm),
    isReadWhole: types.some(isReadWhole),
    isOpenCredential: types.some(isOfCredential) && !keys.includes('proof'),
  };
}

/** The forms of types and members, in the order of their ranks; `undefined` where a member says types as well. */
function inOrder(
  typeIris: readonly string[],
  slots: readonly PropertySlot[],
): Pick<NodePlan, 'typeForms' | 'slots'> | undefined {
  const predicates = slots.map(({ predicate }) => predicate);
  if (predicates.includes(typePredicate)) return undefined;
  const leads = typeIris.map(leadOfType);
  const sorted = [...predicates, ...leads].sort(compareCodePoints);
  const rankOf = (lead: string) => sorted.indexOf(lead);
  return {
    typeForms: leads
      .map((lead) => typeFormOf(lead, rankOf(lead)))
      .sort((one, other) => one.rank - other.rank),
    slots: slots
      .map((slot) => ({ ...slot, forms: formsOf(slot.predicate, rankOf(slot.predicate), slot.datatype) }))
      .sort((one, other) => one.forms.node.rank - other.forms.node.rank),
  };
}

/** The state inside a node, before its types (JSON-LD 1.1 API §5.1.2 steps 7 to 9). */
function enter(door: Door, keys: readonly string[], contexts: readonly string[] | undefined) {
  const { state, definition } = door;
  const [first = ''] = keys;
  const isReference = keys.length === 1 && (state.terms.get(first)?.id ?? first) === '@id';
  let inside: ContextState | undefined = isReference ? state : (state.previous ?? state);
  if (definition?.scoped !== undefined) {
    inside = applyContext(inside, definition.scoped, { propagate: true, overrideProtected: true });
  }
  return inside && contexts ? applyUrls(inside, contexts) : inside;
}

/** The state after type-scoped contexts, in the order of the types (§5.1.2 step 11). */
function scopedByTypes(base: ContextState, types: readonly string[]): ContextState | undefined {
  let state: ContextState | undefined = base;
  for (const type of [...types].sort()) {
    const scoped = base.terms.get(type)?.scoped;
    if (scoped === undefined || !state) continue;
    state = applyContext(state, scoped, { propagate: false, overrideProtected: false });
  }
  return state;
}

/** A type-scoped context that makes the key of the types mean something else is unusual. */
function sameKeyword(state: ContextState, key: string | undefined, keyword: string): boolean {
  return key === undefined || (state.terms.get(key)?.id ?? key) === keyword;
}

function graphElsewhere(state: ContextState, door: Door): boolean {
  return door.term !== undefined && state.terms.get(door.term)?.isGraph === true && !door.isGraph;
}

function slotOf(state: ContextState, key: string): PropertySlot | undefined {
  const term = state.terms.get(key);
  const iri = expandVocab(state, key);
  if (term?.isUnusual || iri === undefined || !isIri(iri)) return undefined;
  const isGraph = term?.isGraph ?? false;
  const inside = scopedBy(state, term);
  // The value is read by the definition after the property-scoped context (§5.1.2 step 13.4), which may lack it.
  const reader = inside?.terms.get(key);
  const type = reader?.type;
  if (!inside || (reader && !isReadable(reader, isGraph))) return undefined;
  if (term?.type === '@json') return undefined;
  const coercion = type === '@id' || type === '@vocab' ? type : 'literal';
  const datatype = coercion === 'literal' ? type : undefined;
  if (datatype !== undefined && !isIri(datatype)) return undefined;
  return {
    key,
    predicate: ` <${iri}> `,
    coercion,
    datatype,
    door: doorOf(inside, key, isGraph),
  };
}

function scopedBy(state: ContextState, term: Term | undefined): ContextState | undefined {
  if (term?.scoped === undefined) return state;
  return applyContext(state, term.scoped, { propagate: true, overrideProtected: true });
}

function isReadable(reader: Term, isGraph: boolean): boolean {
  if (reader.type === '@json' || reader.type === '@none') return false;
  return !reader.isUnusual && reader.isGraph === isGraph && reader.id !== null && !reader.id.startsWith('@');
}
