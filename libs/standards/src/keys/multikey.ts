import { ECDH } from 'node:crypto';
import { decode, encode } from 'base58-universal';
import { StandardsError } from '../standards-error.js';

/** The two algorithms that issuers sign with here. */
export type SigningAlgorithm = 'Ed25519' | 'ES256';

/** A public key as JWK (RFC 7517). */
export interface PublicJwk {
  readonly kty: string;
  readonly crv: string;
  readonly x: string;
  readonly y?: string;
}

export interface PrivateJwk extends PublicJwk {
  readonly d: string;
}

const prefixes = { Ed25519: [0xed, 0x01], ES256: [0x80, 0x24] } as const;

/** The Multikey form of a public key (Controlled Identifiers 1.0 §2.2.2): `z6Mk…` for Ed25519, `zDn…` for P-256. */
export function toMultibase(jwk: PublicJwk): string {
  const x = Buffer.from(jwk.x, 'base64url');
  if (jwk.crv === 'Ed25519') return `z${encode(Uint8Array.from([...prefixes.Ed25519, ...x]))}`;
  if (jwk.crv === 'P-256' && jwk.y) {
    const odd = (Buffer.from(jwk.y, 'base64url').at(-1) ?? 0) & 1;
    return `z${encode(Uint8Array.from([...prefixes.ES256, 2 + odd, ...x]))}`;
  }
  throw new StandardsError('STANDARDS_KEY_UNSUPPORTED', `Keys of ${jwk.crv} are not supported.`);
}

/**
 * The public key of a Multikey, Ed25519 or P-256.
 *
 * @throws StandardsError `STANDARDS_KEY_UNSUPPORTED` for another algorithm or a malformed key
 */
export function jwkOfMultibase(multibase: string): PublicJwk {
  const bytes = decodeMultibase(multibase);
  const [first, second, ...key] = bytes;
  const isOf = (prefix: readonly number[]) => first === prefix[0] && second === prefix[1];
  if (isOf(prefixes.Ed25519) && key.length === 32) {
    return { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(key).toString('base64url') };
  }
  if (isOf(prefixes.ES256) && key.length === 33) return p256Of(Buffer.from(key));
  throw unsupported();
}

/** The point of a compressed P-256 key (SEC 1 §2.3.4). */
function p256Of(compressed: Buffer): PublicJwk {
  try {
    const point = ECDH.convertKey(compressed, 'prime256v1', undefined, undefined, 'uncompressed') as Buffer;
    const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((each) => each.toString('base64url'));
    return { kty: 'EC', crv: 'P-256', x: x as string, y: y as string };
  } catch {
    throw unsupported();
  }
}

function unsupported(): StandardsError {
  return new StandardsError(
    'STANDARDS_KEY_UNSUPPORTED',
    'The verification method is neither an Ed25519 nor a P-256 Multikey.',
  );
}

/** Decodes base58btc multibase. @throws StandardsError */
export function decodeMultibase(text: string): Uint8Array {
  try {
    if (text.startsWith('z')) return decode(text.slice(1));
  } catch {
    // Answered below like every other malformed value.
  }
  throw new StandardsError('STANDARDS_MULTIBASE_MALFORMED', 'The value is not base58btc multibase.');
}

/** Encodes base58btc multibase. */
export function encodeMultibase(bytes: Uint8Array): string {
  return `z${encode(bytes)}`;
}
