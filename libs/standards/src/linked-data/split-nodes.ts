import { canonicalJson } from '../canonical-json/canonical-json.js';
import { pointerStep } from '../json-pointer.js';
import { isObject, listOf, type JsonObject } from '../json-values.js';
import { typesOf } from '../member-values.js';
import { isLiteral } from './json-literal.js';

/** One of the places in which a document has an object for a node. */
interface NodePlace {
  readonly node: JsonObject;
  readonly pointer: string;
}

/** The places of each identifier. */
type Graph = Map<string, NodePlace[]>;

/** What is said of a credential where another member refers to it: its refresh service, an endorsement, its digest. */
const saidElsewhere: ReadonlySet<string> = new Set([
  ...['id', 'type', 'endorsementComment'],
  ...['digestSRI', 'digestMultibase', 'mediaType'],
]);

/**
 * Whether an object with such a type is a credential or presentation. A JsonSchemaCredential has another such type itself,
 * and its own is also that of every entry that names it (VC JSON Schema §2.1).
 *
 * @example isOfCredential('OpenBadgeCredential') // true
 */
export function isOfCredential(type: unknown): boolean {
  return (
    typeof type === 'string' && /(?:Credential|Presentation)$/.test(type) && type !== 'JsonSchemaCredential'
  );
}

/**
 * Whether an object with such a type is read as a whole: as a credential, a presentation or a status entry.
 *
 * @example isReadWhole('BitstringStatusListEntry') // true
 */
export function isReadWhole(type: unknown): boolean {
  return isOfCredential(type) || type === 'BitstringStatusListEntry' || type === 'StatusList2021Entry';
}

/**
 * Where a document has what belongs to a credential in a second object with the credential's identifier. To the statements
 * both are one node (RDF 1.1 Concepts §3.1), so a signature over them holds wherever its members stand, and whoever
 * reads the credential misses those that stand elsewhere, were it its end, its status, or its type. A second object may
 * name the credential and its own type; one that says all that the first does may stand beside it.
 *
 * @returns a JSON Pointer; undefined where each credential stands in one place
 * @example
 * const moved = { id: 'urn:uuid:1', type: 'VerifiableCredential', evidence: { id: 'urn:uuid:1', validUntil: '2026-01-01' } };
 * splitNodeIn(moved) // '/evidence'
 */
export function splitNodeIn(document: object): string | undefined {
  const graphs: Graph[] = [new Map()];
  collect(document as JsonObject, '', graphs[0] as Graph, graphs);
  for (const places of graphs.flatMap((graph) => [...graph.values()])) {
    const found = places.length > 1 ? misplaced(places) : undefined;
    if (found) return found.pointer;
  }
  return backwardsIn(document as JsonObject, '', (document as JsonObject)['id']);
}

/**
 * Where an unsecured credential within a document refers back to it: statements do not tell which of the two is the
 * document, and the other would read as one that has neither its end nor its status.
 */
function backwardsIn(value: JsonObject, pointer: string, root: unknown): string | undefined {
  if (typeof root !== 'string') return undefined;
  for (const [name, member] of Object.entries(value)) {
    if (name === '@context' || typeof member !== 'object' || member === null || isLiteral(value, name))
      continue;
    const place = pointer + pointerStep(name);
    const within = member as JsonObject;
    const isOpen = typesOf(within).some(isOfCredential) && within['proof'] === undefined;
    if (isOpen && mentions(within, root)) return place;
    const deeper = backwardsIn(within, place, root);
    if (deeper) return deeper;
  }
  return undefined;
}

/** Whether a value, or one within it, is a text. */
function mentions(value: unknown, text: string): boolean {
  if (typeof value !== 'object' || value === null) return value === text;
  return Object.values(value).some((each) => mentions(each, text));
}

function collect(value: JsonObject, pointer: string, graph: Graph, graphs: Graph[]): void {
  const { id } = value;
  if (typeof id === 'string') {
    const known = graph.get(id);
    if (known) known.push({ node: value, pointer });
    else graph.set(id, [{ node: value, pointer }]);
  }
  for (const [name, member] of Object.entries(value)) {
    if (name === '@context' || typeof member !== 'object' || member === null || isLiteral(value, name))
      continue;
    const place = pointer + pointerStep(name);
    if (!isPresented(value, name)) collect(member as JsonObject, place, graph, graphs);
    else
      for (const credential of listOf(member)) {
        if (!isObject(credential)) continue;
        graphs.push(new Map());
        collect(credential, place, graphs.at(-1) as Graph, graphs);
      }
  }
}

/** What is presented is in a graph of its own (VC Data Model 2.0 §4.13). */
function isPresented(owner: JsonObject, name: string): boolean {
  return name === 'verifiableCredential' && typesOf(owner).includes('VerifiablePresentation');
}

/** A place with members of what is read as a whole that is not its own: the document itself, or the first one. */
function misplaced(places: readonly NodePlace[]): NodePlace | undefined {
  const root = places.find(({ pointer }) => pointer === '');
  const home = root ?? places.find(({ node }) => typesOf(node).some(isReadWhole));
  if (!home) return undefined;
  return places.find(
    (place) =>
      place !== home &&
      !isMention(place.node) &&
      (root !== undefined || canonicalJson(place.node) !== canonicalJson(home.node)),
  );
}

/** Whether an object says no more of another than what it is to its surroundings. */
function isMention(node: JsonObject): boolean {
  return Object.keys(node).every((name) => saidElsewhere.has(name)) && !typesOf(node).some(isReadWhole);
}
