import { createPublicKey } from 'node:crypto';
import { listOf, type JsonObject } from '../json-values.js';
import type { JoseJwk } from '../jose/jose-key.js';
import { StandardsError } from '../standards-error.js';
import type { LinkedDocuments } from './linked-documents.js';

const maxKeys = 10;
const maxPemCharacters = 20_000;

/** A CryptographicKey: whose it is, and the key; one that the caller knows has no identifier. */
export interface IssuerKey {
  readonly id?: string;
  readonly owner?: unknown;
  readonly jwk: JoseJwk;
}

/** The keys that a Profile lists, by identifier or in full. @example listedKeys({ publicKey: 'urn:k' }) // ['urn:k'] */
export function listedKeys(issuer: JsonObject | undefined): readonly unknown[] {
  return listOf(issuer?.['publicKey'] ?? []).slice(0, maxKeys);
}

/** The identifier of a key that is listed. @example keyIdOf({ id: 'urn:k' }) // 'urn:k' */
export function keyIdOf(listed: unknown): unknown {
  return typeof listed === 'string' ? listed : (Object(listed) as JsonObject)['id'];
}

/**
 * The keys by which a signature may be judged: the one that the document names as creator, else those that the issuer
 * lists (Open Badges 2.0, Signed Verification).
 *
 * @throws StandardsError `KEY_MISSING`, `KEY_UNREACHABLE`, and as {@link jwkOfPem}
 * @example (await issuerKeys('https://academy.example/keys/1', undefined, documents)).length // 1
 */
export async function issuerKeys(
  creator: string | undefined,
  issuer: JsonObject | undefined,
  documents: LinkedDocuments,
): Promise<IssuerKey[]> {
  const listed = listedKeys(issuer);
  const wanted =
    creator === undefined ? listed : [listed.find((each) => keyIdOf(each) === creator) ?? creator];
  if (wanted.length === 0)
    throw new StandardsError('KEY_MISSING', 'Neither the badge nor its issuer names a key.');
  const keys: IssuerKey[] = [];
  for (const each of wanted) keys.push(await keyOf(each, documents));
  return keys;
}

async function keyOf(listed: unknown, documents: LinkedDocuments): Promise<IssuerKey> {
  const id = keyIdOf(listed);
  const isLink = (Object(listed) as JsonObject)['publicKeyPem'] === undefined && typeof id === 'string';
  const key = isLink ? await keyDocument(id, documents) : (Object(listed) as JsonObject);
  return { ...(typeof id === 'string' && { id }), owner: key['owner'], jwk: jwkOfPem(key['publicKeyPem']) };
}

async function keyDocument(id: string, documents: LinkedDocuments): Promise<JsonObject> {
  try {
    return await documents.read(id);
  } catch (error) {
    if (!(error instanceof StandardsError)) throw error;
    throw new StandardsError('KEY_UNREACHABLE', `The key cannot be had: ${error.message}`);
  }
}

/**
 * The key of a `publicKeyPem` (Open Badges 2.0, CryptographicKey): RSA, P-256, P-384 or Ed25519.
 *
 * @throws StandardsError `STANDARDS_KEY_UNSUPPORTED`, also for a private key, which nobody is to read
 * @example jwkOfPem('-----BEGIN PRIVATE KEY-----') // throws STANDARDS_KEY_UNSUPPORTED
 */
export function jwkOfPem(pem: unknown): JoseJwk {
  const isPublic = typeof pem === 'string' && pem.length <= maxPemCharacters && !/PRIVATE KEY/.test(pem);
  try {
    if (isPublic) return createPublicKey(pem).export({ format: 'jwk' }) as JoseJwk;
  } catch {
    // Told below.
  }
  throw new StandardsError('STANDARDS_KEY_UNSUPPORTED', 'The key is no public key in PEM that is read here.');
}
