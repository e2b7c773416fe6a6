import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { StandardsError } from '../standards-error.js';
import { BoundedMap } from '../bounded-map.js';
import type { Curve, PrivateJwk, PublicJwk } from './multikey.js';

const publicKeys = new BoundedMap<string, KeyObject>(1000);
const privateKeys = new WeakMap<object, KeyObject>();

/**
 * The curve of a key, when it is one of those that sign here.
 *
 * @throws StandardsError `STANDARDS_KEY_UNSUPPORTED`
 * @example curveOf({ kty: 'OKP', crv: 'Ed25519', x: '…' }) // 'Ed25519'
 */
export function curveOf({ kty, crv }: PublicJwk): Curve {
  if (kty === 'OKP' && crv === 'Ed25519') return crv;
  if (kty === 'EC' && (crv === 'P-256' || crv === 'P-384')) return crv;
  throw new StandardsError(
    'STANDARDS_KEY_UNSUPPORTED',
    `Of keys Ed25519, P-256 and P-384 are read here, not ${crv ?? kty}.`,
  );
}

/**
 * The public key as node:crypto takes it; of the JWK nothing but curve and point is read. The thousand last ones are
 * kept.
 *
 * @throws StandardsError `STANDARDS_KEY_UNSUPPORTED` for another curve, or no point of the curve
 * @example publicKeyObject(jwkOfMultibase(publicKeyMultibase)).asymmetricKeyType // 'ed25519'
 */
export function publicKeyObject(jwk: PublicJwk): KeyObject {
  const { kty, x, y } = jwk;
  const crv = curveOf(jwk);
  if (typeof x !== 'string' || x.length > 64 || (kty === 'EC' && (typeof y !== 'string' || y.length > 64))) {
    throw unreadable();
  }
  return publicKeys.get(`${crv}.${x}.${y}`, () => {
    try {
      return createPublicKey({
        key: kty === 'EC' ? { kty, crv, x, y } : { kty, crv, x },
        format: 'jwk',
      } as never);
    } catch {
      throw unreadable();
    }
  });
}

/**
 * The private key as node:crypto takes it, kept as long as its JWK is.
 *
 * @throws StandardsError `STANDARDS_KEY_UNSUPPORTED`
 * @example privateKeyObject(key.privateJwk).type // 'private'
 */
export function privateKeyObject(jwk: PrivateJwk): KeyObject {
  const known = privateKeys.get(jwk);
  if (known) return known;
  try {
    const made = createPrivateKey({ key: jwk as never, format: 'jwk' });
    privateKeys.set(jwk, made);
    return made;
  } catch {
    throw unreadable();
  }
}

function unreadable(): StandardsError {
  return new StandardsError(
    'STANDARDS_KEY_UNSUPPORTED',
    'The key of the verification method cannot be read.',
  );
}
