import { StandardsError } from '../standards-error.js';
import type { DidDocument, VerificationMethod } from './did.js';

const relationships = ['verificationMethod', 'assertionMethod', 'authentication'] as const;
type Relationship = (typeof relationships)[number];

/**
 * The verification method of an identifier, whether the document has it among its methods or embeds it where it is
 * used (DID Core 1.0 §5.3). Identifiers relative to the document, such as `#key-1`, are those of the document (§3.2.2).
 *
 * @param document as it came from elsewhere: it may be any JSON
 * @returns undefined when the document has no such method
 * @throws StandardsError `DID_DOCUMENT_MALFORMED` when a relationship is no set, which JSON writes as an array (§5.3)
 * @example methodIn({ id: 'did:example:a', assertionMethod: [] }, 'did:example:a#key-1') // undefined
 */
export function methodIn(document: DidDocument, id: string): VerificationMethod | undefined {
  let found: VerificationMethod | undefined;
  for (const relationship of relationships) {
    for (const each of setOf(document, relationship)) {
      if (typeof each === 'string' || nameOf(each, document) !== id) continue;
      found ??= each.id === id ? each : { ...each, id };
    }
  }
  return found;
}

/**
 * Whether a document lists a method for a relationship, by name or in full (DID Core 1.0 §5.3).
 *
 * @throws StandardsError `DID_DOCUMENT_MALFORMED` when the relationship is no set
 * @example lists({ id: 'did:example:a', assertionMethod: ['#key-1'] }, 'assertionMethod', 'did:example:a#key-1') // true
 */
export function lists(document: DidDocument, relationship: Relationship, id: string): boolean {
  for (const each of setOf(document, relationship)) if (nameOf(each, document) === id) return true;
  return false;
}

/** What a document has in a set: names and methods, as far as it is well made. */
function setOf(document: DidDocument, relationship: Relationship): readonly (string | VerificationMethod)[] {
  const members: unknown = document[relationship] ?? none;
  if (Array.isArray(members)) return members as readonly (string | VerificationMethod)[];
  throw new StandardsError(
    'DID_DOCUMENT_MALFORMED',
    `${relationship} of ${document.id} is not an array, as a DID document has it.`,
    `/${relationship}`,
  );
}
const none: readonly never[] = [];

/** The identifier that a member names or has, in full; undefined where it is neither a name nor a method. */
function nameOf(member: unknown, document: DidDocument): string | undefined {
  const id = typeof member === 'string' ? member : (member as { id?: unknown } | null)?.id;
  if (typeof id !== 'string') return undefined;
  return id.startsWith('#') ? `${document.id}${id}` : id;
}
