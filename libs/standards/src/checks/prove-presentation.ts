import type { ParsedCredential } from '../credentials/parse-credential.js';
import { verifyDataIntegrity } from '../integrity/eddsa-rdfc-2022.js';
import { StandardsError } from '../standards-error.js';
import { verifyVcJwt } from '../jwt/vc-jwt.js';
import type { VerificationPorts } from './check.js';
import { parseDateTimeStamp } from './data-model/date-time-stamp.js';
import { isObject, type JsonObject } from './data-model/values.js';
import { publicJwkOf, resolveMethod, verificationMethodId } from './verification-method.js';

/** What the verifier asked the holder to sign, so that nobody can show the presentation a second time or elsewhere. */
export interface PresentationRequest {
  readonly challenge?: string;
  readonly domain?: string;
}

/** Who signed a presentation: the controller of the key. */
export interface Presenter {
  readonly controller: string;
  /** Whether the controller lists the key for authentication (Data Integrity §2.4). */
  readonly authenticates: boolean;
}

/**
 * Verifies the one proof of a presentation, embedded or as a JWT, and what it was made for.
 *
 * @throws StandardsError `PROOF_MISSING`, `PROOF_UNSUPPORTED`, `PROOF_PURPOSE`, `PROOF_EXPIRED`, `CHALLENGE_MISMATCH`,
 *   `DOMAIN_MISMATCH`, `PROOF_INVALID`, and what the key's form or its controller's document refuses
 */
export async function provePresentation(
  parsed: ParsedCredential,
  ports: VerificationPorts,
  request: PresentationRequest,
): Promise<Presenter> {
  const id = verificationMethodId(parsed);
  const signed = parsed.format === 'vc+jwt' ? claimsOf(parsed.text) : proofOf(parsed, ports.now);
  const [challenge, domain] =
    parsed.format === 'vc+jwt' ? [signed['nonce'], signed['aud']] : [signed['challenge'], signed['domain']];
  if (request.challenge !== undefined && challenge !== request.challenge)
    throw new StandardsError('CHALLENGE_MISMATCH', 'The presentation answers another challenge.');
  if (request.domain !== undefined && ![domain].flat().includes(request.domain))
    throw new StandardsError('DOMAIN_MISMATCH', 'The presentation was made for another domain.');
  const { document, method } = await resolveMethod(id, ports);
  const key = publicJwkOf(method);
  const isIntact =
    parsed.format === 'vc+jwt'
      ? await verifyVcJwt(parsed.text, key)
      : await verifyDataIntegrity(parsed.credential, key);
  if (!isIntact)
    throw new StandardsError(
      'PROOF_INVALID',
      'The signature does not fit: the presentation was altered or signed with another key.',
    );
  return { controller: method.controller, authenticates: isListed(document as unknown as JsonObject, id) };
}

/** The one proof, of a kind that is read here, which has not expired and was made to authenticate. */
function proofOf({ credential }: ParsedCredential, now: Date): JsonObject {
  const proofs = [credential['proof']].flat();
  const proof: unknown = proofs[0];
  if (proofs.length !== 1 || !isObject(proof))
    throw new StandardsError('PROOF_UNSUPPORTED', 'A presentation has one proof.');
  const { type, cryptosuite, proofPurpose, expires } = proof;
  if (type !== 'DataIntegrityProof' || cryptosuite !== 'eddsa-rdfc-2022') {
    throw new StandardsError(
      'PROOF_UNSUPPORTED',
      `Proofs of the kind ${String(cryptosuite ?? type)} are not read here.`,
    );
  }
  if (proofPurpose !== 'authentication')
    throw new StandardsError('PROOF_PURPOSE', 'The proof was not made to authenticate its holder.');
  if (expires !== undefined && !((parseDateTimeStamp(expires) ?? -Infinity) >= now.getTime()))
    throw new StandardsError('PROOF_EXPIRED', 'The proof has expired.');
  return proof;
}

function claimsOf(jwt: string): JsonObject {
  return JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString('utf8')) as JsonObject;
}

/** A did:key lists its only key for everything (did:key §3.1.1). */
function isListed(document: JsonObject, id: string): boolean {
  if (typeof document['id'] === 'string' && document['id'].startsWith('did:key:')) return true;
  return [document['authentication']]
    .flat()
    .some((each) => each === id || (isObject(each) && each['id'] === id));
}
