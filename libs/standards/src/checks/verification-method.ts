import { isLater, type Awaitable } from '../awaitable.js';
import type { ParsedCredential } from '../credentials/parse-credential.js';
import { jwtVerificationMethod } from '../jose/vc-jwt.js';
import { proofsOf } from '../integrity/proofs-of.js';
import { BoundedMap } from '../bounded-map.js';
import { resolveDidJwk } from '../keys/did-jwk.js';
import { controllerOf, resolveDidKey, type DidDocument, type VerificationMethod } from '../keys/did.js';
import { lists, methodIn } from '../keys/verification-relationships.js';
import { jwkOfMultibase, type PublicJwk } from '../keys/multikey.js';
import { StandardsError } from '../standards-error.js';
import type { VerificationPorts } from './check.js';

/**
 * The verification methods that sign a credential: the one of a JWT, or those of the embedded proofs that assert.
 *
 * @throws StandardsError `PROOF_MISSING` when there is no proof at all, or what a malformed JWT is refused with
 */
export function verificationMethodIds(parsed: ParsedCredential): readonly string[] {
  if (parsed.format !== 'vc+ld+json') return [jwtVerificationMethod(parsed.text)];
  const proofs = proofsOf(parsed.credential) as readonly (Readonly<Record<string, unknown>> | null)[];
  if (proofs.length === 0) throw new StandardsError('PROOF_MISSING', 'The credential carries no proof.');
  const ids: string[] = [];
  for (const proof of proofs) {
    const { proofPurpose, verificationMethod } = proof ?? {};
    if (proofPurpose === 'assertionMethod' && typeof verificationMethod === 'string')
      ids.push(verificationMethod);
  }
  return ids;
}

/** A verification method, and the document that lists it. */
export interface ResolvedMethod {
  readonly document: DidDocument;
  readonly method: VerificationMethod;
}

/**
 * The method and the document that lists it; at once where the identifier says the document itself.
 *
 * @throws StandardsError `KEY_UNKNOWN`, `KEY_UNREACHABLE`, `DID_DOCUMENT_MALFORMED`
 */
export function resolveMethod(id: string, ports: VerificationPorts): Awaitable<ResolvedMethod> {
  if (id.startsWith('did:key:')) return methodsOfKeys.get(id, () => methodWithin(id, resolveDidKey));
  if (id.startsWith('did:jwk:')) return methodWithin(id, resolveDidJwk);
  const did = controllerOf(id);
  // Nothing but URLs is looked up.
  if (!/^[a-z][a-z\d+.-]*:/i.test(did))
    throw new StandardsError('KEY_UNKNOWN', `The key ${id} is not named by a URL.`);
  return resolveOther(did, ports).then((document) => listedIn(document, did, id));
}

/** They never change, and proof and binding ask for the same one. */
const methodsOfKeys = new BoundedMap<string, ResolvedMethod>(1000);

/** The method of an identifier that says the document itself. */
function methodWithin(id: string, resolve: (did: string) => DidDocument): ResolvedMethod {
  const did = controllerOf(id);
  return listedIn(resolve(did), did, id);
}

/** The document comes from elsewhere and may be anything. */
function listedIn(document: DidDocument | undefined, did: string, id: string): ResolvedMethod {
  const method = document?.id === did ? methodIn(document, id) : undefined;
  if (!document || !method)
    throw new StandardsError('KEY_UNKNOWN', `The key ${id} is not listed by its controller.`);
  return { document, method };
}

/** Whether a DID document lists a key for assertions, by name or in full. */
export function assertsWith(document: DidDocument, id: string): boolean {
  return lists(document, 'assertionMethod', id);
}

/** The public key of a method by its name. @throws StandardsError as `resolveMethod` */
export function publicJwkOfMethod(id: string, ports: VerificationPorts): Awaitable<PublicJwk> {
  const resolved = resolveMethod(id, ports);
  return isLater(resolved)
    ? resolved.then(({ method }) => publicJwkOf(method))
    : publicJwkOf(resolved.method);
}

/** The public key of a method, for the algorithm that its form says. */
export function publicJwkOf(method: VerificationMethod): PublicJwk {
  return method.publicKeyJwk ?? jwkOfMultibase(method.publicKeyMultibase ?? '');
}

async function resolveOther(did: string, ports: VerificationPorts): Promise<DidDocument> {
  try {
    return await ports.resolveDid(did);
  } catch (error) {
    throw new StandardsError(
      'KEY_UNREACHABLE',
      `The keys of ${did} cannot be had: ${(error as Error).message}`,
    );
  }
}
