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
    for (const each of membersOf(document, relationship)) {
      if (typeof each !== 'string' && absolute(each.id, document) === id) found ??= { ...each, id };
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
  return membersOf(document, relationship).some(
    (each) => absolute(typeof each === 'string' ? each : each.id, document) === id,
  );
}

/** The members of a set that are what a set may hold: names, and methods with a name. */
function membersOf(document: DidDocument, relationship: Relationship): (string | VerificationMethod)[] {
  const members: unknown = document[relationship] ?? [];
  if (!Array.isArray(members)) {
    throw new StandardsError(
      'DID_DOCUMENT_MALFORMED',
      `${relationship} of ${document.id} is not an array, as a DID document has it.`,
      `/${relationship}`,
    );
  }
  return members.filter(
    (each): each is string | VerificationMethod =>
      typeof each === 'string' || typeof (each as { id?: unknown } | null)?.id === 'string',
  );
}

const absolute = (id: string, document: DidDocument) => (id.startsWith('#') ? `${document.id}${id}` : id);
