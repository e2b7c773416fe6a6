import { ECDH } from 'node:crypto';
import { StandardsError } from '../standards-error.js';
import { decodeBase58, encodeBase58 } from './base58.js';
import { BoundedMap } from '../bounded-map.js';

/**
 * The algorithms that keys are made for here: Data Integrity takes the first three (VC Data Integrity EdDSA 1.0, ECDSA
 * 1.0), VC-JWT all of them (RFC 7518 §3.1, RFC 8037 §3.1).
 *
 * @example
 * const algorithms: SigningAlgorithm[] = ['Ed25519', 'ES256', 'ES384'];
 * algorithms.map((each) => generateKeyPair(each).publicJwk.crv) // ['Ed25519', 'P-256', 'P-384']
 */
export type SigningAlgorithm = 'Ed25519' | 'ES256' | 'ES384' | 'RS256';

/** The curves of keys that sign here. */
export type Curve = 'Ed25519' | 'P-256' | 'P-384';

/**
 * A public key as JWK (RFC 7517): on a curve with `crv`, `x` and `y`, of RSA with `n` and `e`; all base64url.
 *
 * @example
 * const point: PublicJwk = { kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' };
 * toMultibase(point) // 'z6Mkt…'
 */
export interface PublicJwk {
  readonly kty: string;
  readonly crv?: string;
  readonly x?: string;
  readonly y?: string;
  readonly n?: string;
  readonly e?: string;
}

/**
 * A private key as JWK (RFC 7517): the public one with `d`, base64url.
 *
 * @example
 * const { privateJwk }: { privateJwk: PrivateJwk } = generateKeyPair('Ed25519');
 * Object.keys(privateJwk).includes('d') // true
 */
export interface PrivateJwk extends PublicJwk {
  readonly d: string;
}

interface MultikeyForm {
  readonly crv: Curve;
  /** The multicodec of the public key, as unsigned varint. */
  readonly prefix: readonly [number, number];
  /** Bytes of the key after the prefix: a compressed point on the NIST curves. */
  readonly length: number;
  /** The curve's name in OpenSSL, where the key is a compressed point. */
  readonly namedCurve?: string;
}

/** Controlled Identifiers 1.0 §2.2.2, the kinds that are read here. */
const forms: readonly MultikeyForm[] = [
  { crv: 'Ed25519', prefix: [0xed, 0x01], length: 32 },
  { crv: 'P-256', prefix: [0x80, 0x24], length: 33, namedCurve: 'prime256v1' },
  { crv: 'P-384', prefix: [0x81, 0x24], length: 49, namedCurve: 'secp384r1' },
];

const decodedKeys = new BoundedMap<string, PublicJwk>(1000);

/** Base58btc multibase of up to 512 characters: decoding takes time by the square of the length. */
const base58 = /^z[1-9A-HJ-NP-Za-km-z]{1,512}$/;

/**
 * The Multikey form of a public key (Controlled Identifiers 1.0 §2.2.2): `z6Mk…` for Ed25519, `zDn…` for P-256,
 * `z82…` for P-384.
 *
 * @throws StandardsError `STANDARDS_KEY_UNSUPPORTED` for a key of another kind, or one that is malformed
 * @example toMultibase({ kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' }) // 'z6Mkt…'
 */
export function toMultibase(jwk: PublicJwk): string {
  const form = forms.find(({ crv }) => crv === jwk.crv);
  if (!form || !jwk.x) throw unsupported(`Keys of ${jwk.crv ?? jwk.kty} are not supported as Multikey.`);
  const x = Buffer.from(jwk.x, 'base64url');
  if (!form.namedCurve) return encodeMultibase(Buffer.from([...form.prefix, ...sized(x, form.length)]));
  const y = Buffer.from(jwk.y ?? '', 'base64url');
  sized(y, form.length - 1);
  const parity = 2 + ((y.at(-1) ?? 0) & 1);
  return encodeMultibase(Buffer.from([...form.prefix, parity, ...sized(x, form.length - 1)]));
}

/**
 * The public key of a Multikey (Controlled Identifiers 1.0 §2.2.2): Ed25519, P-256 or P-384.
 *
 * @throws StandardsError `STANDARDS_KEY_UNSUPPORTED` for another algorithm, a wrong length or no point of the
 *   curve, `STANDARDS_MULTIBASE_MALFORMED`
 * @example jwkOfMultibase('z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2').crv // 'Ed25519'
 */
export function jwkOfMultibase(multibase: string): PublicJwk {
  return decodedKeys.get(multibase, () => decodeKey(multibase));
}

function decodeKey(multibase: string): PublicJwk {
  const bytes = Buffer.from(decodeMultibase(multibase));
  const form = forms.find(({ prefix }) => bytes[0] === prefix[0] && bytes[1] === prefix[1]);
  if (!form) throw unsupported('The key is none of Ed25519, P-256 and P-384 as Multikey.');
  const key = sized(bytes.subarray(2), form.length);
  if (!form.namedCurve) return { kty: 'OKP', crv: form.crv, x: key.toString('base64url') };
  const [x, y] = pointOf(key, form.namedCurve);
  return { kty: 'EC', crv: form.crv, x: x.toString('base64url'), y: y.toString('base64url') };
}

/** The point of a compressed key (SEC 1 §2.3.4). */
function pointOf(compressed: Buffer, namedCurve: string): [Buffer, Buffer] {
  if (compressed[0] !== 2 && compressed[0] !== 3)
    throw unsupported('The point of the key is not compressed.');
  try {
    const point = ECDH.convertKey(compressed, namedCurve, undefined, undefined, 'uncompressed') as Buffer;
    return [point.subarray(1, compressed.length), point.subarray(compressed.length)];
  } catch {
    throw unsupported('The key is no point of its curve.');
  }
}

function sized(bytes: Buffer, length: number): Buffer {
  if (bytes.length === length) return bytes;
  throw unsupported(`A key of this kind has ${length} bytes, not ${bytes.length}.`);
}

function unsupported(why: string): StandardsError {
  return new StandardsError('STANDARDS_KEY_UNSUPPORTED', why);
}

/**
 * Decodes base58btc multibase (Controlled Identifiers 1.0 §2.4).
 *
 * @throws StandardsError `STANDARDS_MULTIBASE_MALFORMED`, also for more than 512 characters
 * @example decodeMultibase('z2j') // Uint8Array.of(100)
 */
export function decodeMultibase(text: string): Uint8Array {
  if (typeof text === 'string' && base58.test(text)) return decodeBase58(text.slice(1));
  throw new StandardsError('STANDARDS_MULTIBASE_MALFORMED', 'The value is not base58btc multibase.');
}

/** Encodes base58btc multibase (Controlled Identifiers 1.0 §2.4). @example encodeMultibase(Buffer.of(100)) // 'z2j' */
export function encodeMultibase(bytes: Uint8Array): string {
  return `z${encodeBase58(bytes)}`;
}
