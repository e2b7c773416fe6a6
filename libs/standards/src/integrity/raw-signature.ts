import { sign, verify } from 'node:crypto';
import { curveOf, privateKeyObject, publicKeyObject } from '../keys/key-object.js';
import type { Curve, PrivateJwk, PublicJwk } from '../keys/multikey.js';
import { hashNameOf } from './digest.js';

/** Bytes of a signature: R and S, of ECDSA as IEEE P1363 has them (VC Data Integrity ECDSA 1.0 §3.2.6). */
export const signatureLengths: Readonly<Record<Curve, number>> = { Ed25519: 64, 'P-256': 64, 'P-384': 96 };

/** Signs bytes with a key. @throws StandardsError `STANDARDS_KEY_UNSUPPORTED` */
export function signBytes(bytes: Buffer, privateJwk: PrivateJwk): Buffer {
  const curve = curveOf(privateJwk);
  const key = privateKeyObject(privateJwk);
  if (curve === 'Ed25519') return sign(null, bytes, key);
  return sign(hashNameOf(curve), bytes, { key, dsaEncoding: 'ieee-p1363' });
}

/** Whether a key signed the bytes. @throws StandardsError `STANDARDS_KEY_UNSUPPORTED` */
export function verifyBytes(bytes: Buffer, signature: Uint8Array, publicJwk: PublicJwk): boolean {
  const curve = curveOf(publicJwk);
  const key = publicKeyObject(publicJwk);
  if (signature.length !== signatureLengths[curve]) return false;
  if (curve === 'Ed25519') return verify(null, bytes, key, signature);
  return verify(hashNameOf(curve), bytes, { key, dsaEncoding: 'ieee-p1363' }, signature);
}
