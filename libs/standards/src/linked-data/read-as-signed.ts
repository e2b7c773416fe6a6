import { isClass, isCompact, termsFor } from '../contexts/pinned-names.js';
import { isLiteral } from './json-literal.js';
import { pointerStep } from '../json-pointer.js';
import { renamesIn } from './context-renames.js';
import { splitNodeIn } from './split-nodes.js';
import { StandardsError } from '../standards-error.js';
import { listOf } from '../json-values.js';

type Json = Readonly<Record<string, unknown>>;

/** What a text in a language consists of (VC Data Model 2.0 §11.1). */
const ofTexts: ReadonlySet<string> = new Set(['@value', '@language', '@direction']);
/** As deep as statements are made. */
const maxDepth = 100;

/**
 * Whether the name of a member is a term and not that of a type, as in a compacted document (VC Data Model 2.0 §6.1), or of
 * a text in a language.
 *
 * @example isNamedByTerm('https://www.w3.org/2018/credentials#validUntil') // false
 */
export function isNamedByTerm(name: string): boolean {
  return name.charCodeAt(0) === 0x40 ? ofTexts.has(name) : !name.includes(':') && !isClass(name);
}

/**
 * Whether a type is named by its term, where a pinned context has one for it.
 *
 * @example isTypeByTerm('https://www.w3.org/2018/credentials#VerifiableCredential') // false
 */
export function isTypeByTerm(type: string): boolean {
  return !type.includes(':') || !(termsFor(type) || isCompact(type));
}

/** What reads otherwise than it is signed, and where. */
export interface Ambiguity {
  readonly code: 'CONTEXT_MEMBER' | 'CONTEXT_TYPE' | 'CONTEXT_LIST' | 'CONTEXT_RENAMES';
  readonly reason: string;
  /** JSON Pointer (RFC 6901). */
  readonly pointer: string;
}

/**
 * What a signature over statements leaves open: it holds as well when a member is called by the address of its term or put
 * into `@nest`, when a type is, when a context within the document has another name for it, and when a list stands within a
 * list. Whoever reads the JSON then misses it, were it the end of validity, the status, or what kind of credential it is.
 *
 * @throws StandardsError `STANDARDS_TOO_DEEP` beyond a hundred levels
 * @example ambiguityIn({ '@nest': { validUntil: '2026-01-01T00:00:00Z' } })?.code // 'CONTEXT_MEMBER'
 */
export function ambiguityIn(document: object, pointer = '', depth = 0): Ambiguity | undefined {
  if (depth > maxDepth)
    throw new StandardsError('STANDARDS_TOO_DEEP', `The document is nested deeper than ${maxDepth}.`);
  for (const [name, member] of Object.entries(document)) {
    if (isLiteral(document as Json, name)) continue;
    const found = name === '@context' ? ofContexts(member) : ofMember(document, name, member);
    const place = pointer + pointerStep(name);
    if (found) return { ...found, pointer: place };
    if (typeof member !== 'object' || member === null || name === '@context') continue;
    const within = ambiguityIn(member as object, place, depth + 1);
    if (within) return within;
  }
  return undefined;
}

function ofContexts(contexts: unknown): Omit<Ambiguity, 'pointer'> | undefined {
  for (const context of listOf(contexts)) {
    const reason = renamesIn(context);
    if (reason) return { code: 'CONTEXT_RENAMES', reason };
  }
  return undefined;
}

function ofMember(owner: object, name: string, member: unknown): Omit<Ambiguity, 'pointer'> | undefined {
  if (Array.isArray(owner)) {
    if (!Array.isArray(member)) return undefined;
    return { code: 'CONTEXT_LIST', reason: 'A list stands within a list.' };
  }
  const shown = name.slice(0, 200);
  if (!isNamedByTerm(name))
    return { code: 'CONTEXT_MEMBER', reason: `The member ${shown} is not named by a term.` };
  if (name !== 'type' || listOf(member).every((type) => typeof type !== 'string' || isTypeByTerm(type)))
    return undefined;
  return { code: 'CONTEXT_TYPE', reason: 'A type is named by an address for which there is a term.' };
}

/**
 * Refuses a document that reads otherwise than it is signed, as {@link ambiguityIn} and {@link splitNodeIn} find it.
 *
 * @throws StandardsError `CONTEXT_MEMBER`, `CONTEXT_TYPE`, `CONTEXT_LIST`, `CONTEXT_RENAMES`, `STANDARDS_SPLIT_NODE`, each with a JSON
 *   pointer; `STANDARDS_TOO_DEEP`
 * @example assertReadAsSigned({ '@nest': { validUntil: '2026-01-01T00:00:00Z' } }) // throws CONTEXT_MEMBER
 */
export function assertReadAsSigned(document: object): void {
  const found = ambiguityIn(document);
  if (found) throw new StandardsError(found.code, found.reason, found.pointer);
  const split = splitNodeIn(document);
  if (split === undefined) return;
  const reason = 'What is said of a credential stands in several places of the document.';
  throw new StandardsError('STANDARDS_SPLIT_NODE', reason, split);
}
