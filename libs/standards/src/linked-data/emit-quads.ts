import { initialState, statesMade } from './context-state.js';
import { hasSurrogate } from './code-point-order.js';
import { escapeLiteral, isPlainLiteral, nativeLiteral } from './literal.js';
import {
  compilePlan,
  doorOf,
  expandIdentifier,
  expandVocab,
  type Door,
  type JsonNode,
  type NodePlan,
  type Slot,
} from './node-plan.js';
import type { Form } from './statement-forms.js';

/** What a JSON node says of its subject, as N-Quads text; blank nodes start with `_:`, the default graph is empty. */
export interface NodeText {
  readonly subject: string;
  readonly graph: string;
  readonly quads: QuadText[];
}

/** One of its statements. */
export interface QuadText {
  readonly node: NodeText;
  readonly form: Form;
  /** The text that the form stands around. */
  readonly object: string;
}

/** The statements of a document, equal ones repeated. */
export interface EmittedQuads {
  /** None without statements; a subject that stands in several places has several nodes. */
  readonly nodes: readonly NodeText[];
  /** Those with a blank node as their object. */
  readonly links: readonly QuadText[];
  /** True when some text holds a surrogate, so that code points and UTF-16 units may sort otherwise. */
  readonly isAstral: boolean;
}

interface Run {
  readonly nodes: NodeText[];
  readonly links: QuadText[];
  isAstral: boolean;
  blanks: number;
  depth: number;
  /** How many new plans this document may still ask for. */
  plans: number;
  readonly states: number;
  readonly termsOnly: boolean;
  /** The document and what is read as a whole in it, where what stands in several places is unusual. */
  readonly wholes: Set<string>;
}

/** Whether a term of a quad is a blank node. @example isBlank('_:b0') // true */
export const isBlank = (term: string) => term.charCodeAt(0) === 0x5f;

const plansPerDoor = 16;
const newPlansPerDocument = 256;
const newStatesPerDocument = 256;
const maximumDepth = 100;
const language = /^[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*$/;

/**
 * The quads of a document; `undefined` when it holds anything unusual or refused.
 *
 * @param termsOnly whether a member or type that is not named by a term is unusual, and a credential in several
 *   places, or without a proof of its own within another
 */
export function emitQuads(document: object, termsOnly = false): EmittedQuads | undefined {
  const run: Run = {
    nodes: [],
    links: [],
    isAstral: false,
    blanks: 0,
    depth: 0,
    plans: newPlansPerDocument,
    states: statesMade(),
    termsOnly,
    wholes: new Set(),
  };
  if (!isPlain(document)) return undefined;
  const top = emitNode(run, doorOf(initialState(), undefined, false), document, '');
  return top === undefined || run.nodes.length === 0 || hasSplit(run) ? undefined : run;
}

/** Whether something that is read as a whole stands in several places. */
function hasSplit({ nodes, wholes }: Run): boolean {
  if (wholes.size === 0) return false;
  let places = 0;
  for (const { subject, graph } of nodes) if (wholes.has(graph + subject)) places += 1;
  return places > wholes.size;
}

/** An object as JSON.parse makes it, also where another realm made it. */
function isPlain(value: unknown): value is JsonNode {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === Object.prototype) return true;
  if (prototype === null || Object.getPrototypeOf(prototype) !== null) return false;
  return Object.prototype.toString.call(value) === '[object Object]';
}

/** Writes a node's quads and answers its name; `undefined` gives the document up. */
function emitNode(run: Run, door: Door, node: JsonNode, graph: string): string | undefined {
  const plan = planOf(run, door, node);
  if (!plan || run.depth >= maximumDepth) return undefined;
  if (run.termsOnly && (!plan.isNamedByTerms || (run.depth > 0 && plan.isOpenCredential))) return undefined;
  const subject = subjectOf(run, plan, node);
  if (subject === undefined || plan.isReference) return door.isGraph || !door.term ? undefined : subject;
  if (run.termsOnly && (run.depth === 0 || plan.isReadWhole)) run.wholes.add(graph + subject);
  const into: NodeText = { subject, graph, quads: [] };
  run.depth += 1;
  for (const form of plan.typeForms) emit(into, form, '');
  for (const slot of plan.slots) if (!emitValue(run, slot, into, node[slot.key])) return undefined;
  run.depth -= 1;
  // A node without statements is dropped with an event in some places (safe mode), so jsonld.js decides.
  if (into.quads.length === 0) return undefined;
  run.nodes.push(into);
  return subject;
}

function emit(node: NodeText, form: Form, object: string): QuadText {
  const quad: QuadText = { node, form, object };
  node.quads.push(quad);
  return quad;
}

function subjectOf(run: Run, plan: NodePlan, node: JsonNode): string | undefined {
  if (plan.idKey === undefined) return `_:b${run.blanks++}`;
  const id = node[plan.idKey];
  const iri = typeof id === 'string' ? expandIdentifier(plan.state, id) : undefined;
  return iri === undefined ? undefined : `<${iri}>`;
}

function planOf(run: Run, door: Door, node: JsonNode): NodePlan | undefined {
  const { plans } = door;
  for (let at = 0; at < plans.length; at += 1) {
    const plan = plans[at]!;
    if (!fits(plan, node)) continue;
    if (at > 0) {
      plans.splice(at, 1);
      plans.unshift(plan);
    }
    return plan;
  }
  run.plans -= 1;
  if (run.plans < 0 || statesMade() - run.states > newStatesPerDocument) return undefined;
  const plan = compilePlan(door, node);
  if (!plan) return undefined;
  plans.unshift(plan);
  if (plans.length > plansPerDoor) plans.pop();
  return plan;
}

function fits(plan: NodePlan, node: JsonNode): boolean {
  const { keys } = plan;
  let count = 0;
  for (const key in node) {
    if (key !== keys[count]) return false;
    count += 1;
  }
  if (count !== keys.length) return false;
  if (plan.typeKey !== undefined && !sameStrings(plan.types, node[plan.typeKey])) return false;
  return plan.contexts === undefined || sameStrings(plan.contexts, node['@context']);
}

function sameStrings(list: readonly string[], value: unknown): boolean {
  if (typeof value === 'string') return list.length === 1 && list[0] === value;
  if (!Array.isArray(value) || value.length !== list.length) return false;
  for (let at = 0; at < list.length; at += 1) if (list[at] !== value[at]) return false;
  return true;
}

function emitValue(run: Run, slot: Slot, into: NodeText, value: unknown): boolean {
  if (!Array.isArray(value)) return emitOne(run, slot, into, value);
  for (const each of value) {
    if (Array.isArray(each) || !emitOne(run, slot, into, each)) return false;
  }
  return true;
}

function emitOne(run: Run, slot: Slot, into: NodeText, value: unknown): boolean {
  if (value === null) return true;
  if (typeof value === 'object') return emitObject(run, slot, into, value);
  if (slot.door.isGraph) return false;
  if (typeof value === 'string') return emitString(run, slot, into, value);
  if (typeof value !== 'number' && typeof value !== 'boolean') return false;
  const object = nativeLiteral(value, slot.datatype);
  if (object === undefined) return false;
  emit(into, slot.forms.native, object);
  return true;
}

function emitString(run: Run, { coercion, forms, door }: Slot, into: NodeText, value: string): boolean {
  if (coercion === 'literal') {
    if (!forms.literal) return false;
    emit(into, forms.literal, literal(run, value));
    return true;
  }
  const expand = coercion === '@id' ? expandIdentifier : expandVocab;
  const iri = expand(door.state, value);
  if (iri === undefined || iri.startsWith('@')) return false;
  emit(into, forms.iri, iri);
  return true;
}

function literal(run: Run, text: string): string {
  if (isPlainLiteral(text)) return text;
  run.isAstral ||= hasSurrogate(text);
  return escapeLiteral(text);
}

function emitObject(run: Run, slot: Slot, into: NodeText, value: object): boolean {
  if (!isPlain(value)) return false;
  const { door, forms } = slot;
  if (Object.hasOwn(value, '@value')) {
    const object = languageLiteral(run, door, value);
    if (object === undefined) return false;
    emit(into, forms.tagged, object);
    return true;
  }
  const name = door.isGraph ? `_:b${run.blanks++}` : into.graph;
  const node = emitNode(run, door, value, name);
  if (node === undefined) return false;
  const quad = emit(into, forms.node, door.isGraph ? name : node);
  if (isBlank(quad.object)) run.links.push(quad);
  return true;
}

function languageLiteral(run: Run, door: Door, value: JsonNode): string | undefined {
  const { '@value': text, '@language': tag } = value;
  const isSimple = Object.keys(value).length === 2 && !door.isGraph && door.definition?.scoped === undefined;
  if (!isSimple || typeof text !== 'string' || typeof tag !== 'string' || !language.test(tag))
    return undefined;
  return `${literal(run, text)}"@${tag.toLowerCase()}`;
}
