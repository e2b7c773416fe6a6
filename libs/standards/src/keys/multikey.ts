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
 * The Ed25519 key of a Multikey.
 *
 * @throws StandardsError `STANDARDS_KEY_UNSUPPORTED` for another algorithm or a malformed key
 */
export function ed25519Of(multibase: string): PublicJwk {
  const bytes = decodeMultibase(multibase);
  const [first, second] = prefixes.Ed25519;
  if (bytes[0] !== first || bytes[1] !== second || bytes.length !== 34) {
    throw new StandardsError(
      'STANDARDS_KEY_UNSUPPORTED',
      'The verification method is not an Ed25519 Multikey.',
    );
  }
  return { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(bytes.subarray(2)).toString('base64url') };
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
