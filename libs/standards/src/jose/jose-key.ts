import {
  createPrivateKey,
  createPublicKey,
  sign,
  verify,
  type JsonWebKeyInput,
  type KeyObject,
} from 'node:crypto';
import { textOf } from '../text-of.js';
import { StandardsError } from '../standards-error.js';
import { briefBytes } from './brief-bytes.js';

/**
 * A JWK (RFC 7517) of the kinds that sign here: OKP Ed25519, EC P-256 and P-384, RSA.
 *
 * @example
 * const listed: JoseJwk = { ...publicJwk, alg: 'EdDSA', kid: 'k1' };
 * verifyVcJwt(jwt, listed) // true
 */
export interface JoseJwk {
  readonly kty: string;
  readonly crv?: string;
  readonly x?: string;
  readonly y?: string;
  readonly n?: string;
  readonly e?: string;
  readonly d?: string;
  readonly alg?: string;
  readonly use?: string;
  readonly kid?: string;
}

/**
 * The JWS algorithms (RFC 7518 §3.1, RFC 8037 §3.1) that this library signs and verifies with.
 *
 * @example
 * const algorithms: JoseAlgorithm[] = ['ES256', 'RS256'];
 * algorithms.includes('ES256') // true
 */
export type JoseAlgorithm = 'ES256' | 'ES384' | 'RS256' | 'EdDSA';

/**
 * A key that signs JOSE (RFC 7515): its verification method's URL, who controls it, and its private JWK (RFC 7517).
 *
 * @example
 * const signer: JoseSigningKey = { id: key.id, controller: did, privateJwk: key.privateJwk };
 * signVcJwt(unsecured, { key: signer, profile: 'w3c' }) // 'ey…'
 */
export interface JoseSigningKey {
  readonly id: string;
  readonly controller: string;
  readonly privateJwk: JoseJwk;
}

const hashes = { ES256: 'sha256', ES384: 'sha384', RS256: 'sha256', EdDSA: null } as const;
const byCurve = new Map<string | undefined, JoseAlgorithm>([
  ['P-256', 'ES256'],
  ['P-384', 'ES384'],
  ['Ed25519', 'EdDSA'],
]);

/**
 * The one algorithm that a key is for: the key decides, never the header (RFC 8725 §3.1).
 *
 * @throws StandardsError `STANDARDS_ALGORITHM_UNSUPPORTED` for P-521, secp256k1, Ed448 and whatever else
 * @example joseAlgorithmOf(p256Key.publicJwk) // 'ES256'
 */
export function joseAlgorithmOf(jwk: JoseJwk): JoseAlgorithm {
  const found = jwk.kty === 'RSA' ? 'RS256' : byCurve.get(jwk.crv);
  const kind = found === 'EdDSA' ? 'OKP' : found === 'RS256' ? 'RSA' : 'EC';
  if (found && jwk.kty === kind) return found;
  throw new StandardsError(
    'STANDARDS_ALGORITHM_UNSUPPORTED',
    `Keys of the kind ${textOf(jwk.kty)} ${textOf(jwk.crv ?? '')} are not read here.`,
  );
}

/**
 * Signs the characters of a JWS signing input, all of which are ASCII.
 *
 * @throws StandardsError `STANDARDS_KEY_UNSUPPORTED`, `STANDARDS_KEY_TOO_SHORT`, `STANDARDS_ALGORITHM_UNSUPPORTED`
 * @example signInput('e30.e30', key.privateJwk).length // 64
 */
export function signInput(input: string, privateJwk: JoseJwk): Buffer {
  const { object, hash } = known(privateKeys, privateJwk, createPrivateKey);
  const bytes = briefBytes(input, 'latin1');
  // Without options Node takes a shorter way, and these signatures have no other encoding.
  return hash === null
    ? sign(hash, bytes, object)
    : sign(hash, bytes, { key: object, dsaEncoding: 'ieee-p1363' });
}

/** True when the key signed the input. @throws StandardsError as {@link signInput} */
export function verifyInput(input: string, publicJwk: JoseJwk, signature: Buffer): boolean {
  const { object, hash } = known(publicKeys, publicJwk, createPublicKey);
  return verify(hash, briefBytes(input, 'latin1'), { key: object, dsaEncoding: 'ieee-p1363' }, signature);
}

interface KnownKey {
  readonly object: KeyObject;
  readonly hash: string | null;
}

// Parsing a JWK takes as long as a signature. Weak, so that the caller's keys decide how long one is kept.
const privateKeys = new WeakMap<JoseJwk, KnownKey>();
const publicKeys = new WeakMap<JoseJwk, KnownKey>();

function known(
  keys: WeakMap<JoseJwk, KnownKey>,
  jwk: JoseJwk,
  create: (input: JsonWebKeyInput) => KeyObject,
): KnownKey {
  let key = keys.get(jwk);
  if (!key) {
    key = { object: keyObjectOf(jwk, create), hash: hashes[joseAlgorithmOf(jwk)] };
    keys.set(jwk, key);
  }
  return key;
}

function keyObjectOf(jwk: JoseJwk, create: (input: JsonWebKeyInput) => KeyObject): KeyObject {
  joseAlgorithmOf(jwk);
  let object: KeyObject;
  try {
    object = create({ key: jwk as never, format: 'jwk' });
  } catch {
    throw new StandardsError('STANDARDS_KEY_UNSUPPORTED', 'The key cannot be read.');
  }
  // RFC 7518 §3.3: a key of 2048 bits or larger MUST be used with RS256.
  if ((object.asymmetricKeyDetails?.modulusLength ?? 2048) < 2048) {
    throw new StandardsError('STANDARDS_KEY_TOO_SHORT', 'An RSA key has at least 2048 bits.');
  }
  return object;
}
