import { fail, pass, skip, type CheckResult } from '../checks/check.js';
import { listOf, type JsonObject } from '../json-values.js';
import { readJws, verifyJws } from '../jose/jws.js';
import type { JoseJwk } from '../jose/jose-key.js';
import { StandardsError } from '../standards-error.js';
import { issuerKeys, keyIdOf, listedKeys, type IssuerKey } from './issuer-keys.js';
import { isAddress, type LinkedDocuments } from './linked-documents.js';
import type { Linked } from './linked.js';
import type { Standing } from './standing.js';
import { textOf } from '../text-of.js';
import { creatorOf } from './verification.js';

const proof = 'proof';
const binding = 'issuer-binding';

/**
 * Keys by which the caller knows an issuer itself: then nothing of that issuer is asked for them (Open Badges 2.0,
 * Signed Verification).
 *
 * @example
 * const knownKeys: KnownKeys = (issuerId) => (issuerId === 'https://academy.example/issuer' ? [publicJwk] : []);
 * (await readOpenBadges2(JSON.stringify(assertion), { ...olderPorts, knownKeys })).outcome // 'verified'
 */
export type KnownKeys = (issuerId: string) => readonly JoseJwk[];

/** Where a document comes from: whether it is as it was made, and whether the issuer made it. */
export interface Origin {
  readonly proof: CheckResult;
  readonly binding: CheckResult;
}

/**
 * Checks that a document is as its issuer made it (Open Badges 2.0, Verification; CLR 1.0, Verification): `proof` that
 * its address or a signature confirms it, `issuer-binding` that the address or the key is the issuer's. The document
 * decides which of the two is asked.
 *
 * @param issuer the Profile that answers for it
 * @example (await originOf(standing, linkedIssuer, documents)).proof.outcome // 'pass'
 */
export async function originOf(
  standing: Standing,
  issuer: Linked,
  documents: LinkedDocuments,
  knownKeys: KnownKeys = () => [],
): Promise<Origin> {
  if (standing.kind === 'hosted') return hostedOrigin(standing, issuer);
  if (standing.kind === 'signed') return signedOrigin(standing, issuer, documents, knownKeys);
  return {
    proof: fail(proof, 'VERIFICATION_UNKNOWN', 'It says neither that it is hosted nor that it is signed.'),
    binding: skip(binding, 'Nothing proves it.'),
  };
}

function hostedOrigin({ document, fault, revoked }: Standing, issuer: Linked): Origin {
  if (fault) {
    return {
      proof: fail(proof, fault.code, fault.reason),
      binding: skip(binding, 'Its address does not answer for it.'),
    };
  }
  const answered = revoked
    ? skip(proof, 'Its address no longer answers for it.')
    : pass(proof, 'It is what its address answers.');
  return { proof: answered, binding: hostBinding(textOf(document['id']), issuer) };
}

/** The address lies where the issuer says that its assertions do, by default on its own host. */
function hostBinding(id: string, { document: issuer, isConfirmed, fault }: Linked): CheckResult {
  if (!issuer || !isConfirmed || !isAddress(issuer['id'])) return unconfirmed(fault);
  const scope = Object(issuer['verification']) as JsonObject;
  const host = new URL(id);
  const beginnings = textsOf(scope['startsWith']);
  if (scope['startsWith'] !== undefined && !beginnings.some((each) => id.startsWith(each)))
    return fail(binding, 'HOST_FOREIGN', 'Its address does not begin as the issuer says that they do.');
  const allowed = scope['allowedOrigins'];
  const isAllowed =
    allowed === undefined
      ? host.host === new URL(issuer['id']).host
      : textsOf(allowed).some((each) => each === host.host || each === host.hostname);
  if (!isAllowed) return fail(binding, 'HOST_FOREIGN', `Its address on ${host.host} is not of the issuer.`);
  return pass(binding, 'Its address is of the issuer.');
}

const textsOf = (value: unknown): string[] =>
  listOf(value).filter((each): each is string => typeof each === 'string' && each !== '');

const unconfirmed = (fault: Linked['fault']) =>
  fail(
    binding,
    'ISSUER_UNCONFIRMED',
    `The issuer does not answer for itself: ${fault?.reason ?? 'its id is no address.'}`,
  );

async function signedOrigin(
  standing: Standing,
  issuer: Linked,
  documents: LinkedDocuments,
  knownKeys: KnownKeys,
): Promise<Origin> {
  const unproved = skip(binding, 'No signature fits.');
  if (standing.format !== 'jws')
    return {
      proof: fail(proof, 'PROOF_MISSING', 'It says that it is signed and is not.'),
      binding: unproved,
    };
  const known = knownKeys(textOf(issuer.document?.['id'])).map((jwk): IssuerKey => ({ jwk }));
  const creator = creatorOf(standing.document['verification']);
  try {
    const keys = known.length > 0 ? known : await issuerKeys(creator, issuer.document, documents);
    const jws = readJws(standing.text);
    const key = keys.find(({ jwk }) => fits(() => verifyJws(jws, jwk), keys.length));
    if (!key)
      return {
        proof: fail(
          proof,
          'PROOF_INVALID',
          'The signature does not fit: it was altered or signed with another key.',
        ),
        binding: unproved,
      };
    return {
      proof: pass(proof, 'The signature is intact and was made with the key that it names.'),
      binding:
        known.length > 0 ? pass(binding, 'The key is known to be of the issuer.') : keyBinding(key, issuer),
    };
  } catch (error) {
    if (!(error instanceof StandardsError)) throw error;
    return { proof: fail(proof, error.code, error.message), binding: unproved };
  }
}

/** Of several keys those of another kind are passed over; a key alone is judged with its reason. */
function fits(verify: () => boolean, keys: number): boolean {
  try {
    return verify();
  } catch (error) {
    if (keys > 1 && error instanceof StandardsError && error.code === 'STANDARDS_ALGORITHM_KEY') return false;
    throw error;
  }
}

/** Both sides: the key names its owner, and the owner lists the key. */
function keyBinding(key: IssuerKey, { document: issuer, isConfirmed, fault }: Linked): CheckResult {
  if (!issuer || !isConfirmed) return unconfirmed(fault);
  if (key.owner !== issuer['id'])
    return fail(binding, 'ISSUER_MISMATCH', `The key belongs to ${textOf(key.owner)}, not to the issuer.`);
  if (!listedKeys(issuer).some((each) => keyIdOf(each) === key.id))
    return fail(binding, 'KEY_UNKNOWN', 'The issuer does not list the key that signed.');
  return pass(binding, 'The issuer lists the key that signed.');
}
