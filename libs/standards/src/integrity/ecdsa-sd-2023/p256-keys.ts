import {
  createECDH,
  createPrivateKey,
  createPublicKey,
  ECDH,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto';
import { StandardsError } from '../../standards-error.js';

/** The key of one proof: its public half as Multikey bytes, and the private one. */
export interface ProofKey {
  readonly publicKey: Uint8Array;
  readonly privateKey: KeyObject;
}

const multikeyHeader = Buffer.from([0x80, 0x24]);

/**
 * Makes the key that signs the statements of one proof (VC DI ECDSA 1.0 §3.6.5).
 *
 * @param random answers that many random bytes
 * @example makeProofKey(randomBytes).publicKey.length // 35
 */
export function makeProofKey(random: (size: number) => Uint8Array): ProofKey {
  const ecdh = createECDH('prime256v1');
  for (;;) {
    const scalar = Buffer.from(random(32));
    try {
      ecdh.setPrivateKey(scalar);
    } catch {
      continue; // Zero or beyond the curve's order: one in four thousand million.
    }
    const point = ecdh.getPublicKey();
    const compressed = ecdh.getPublicKey(null, 'compressed');
    const jwk = { ...jwkOfPoint(point), d: scalar.toString('base64url') };
    return {
      publicKey: Buffer.concat([multikeyHeader, compressed]),
      privateKey: createPrivateKey({ key: jwk, format: 'jwk' }),
    };
  }
}

/**
 * The public key of a proof, from its Multikey bytes.
 *
 * @throws StandardsError `STANDARDS_SD_PROOF_VALUE_MALFORMED` when they are no point of P-256
 * @example readProofKey(makeProofKey(randomBytes).publicKey).type // 'public'
 */
export function readProofKey(publicKey: Uint8Array): KeyObject {
  try {
    const compressed = Buffer.from(publicKey.subarray(multikeyHeader.length));
    const point = ECDH.convertKey(compressed, 'prime256v1', undefined, undefined, 'uncompressed') as Buffer;
    return createPublicKey({ key: jwkOfPoint(point), format: 'jwk' });
  } catch {
    throw new StandardsError(
      'STANDARDS_SD_PROOF_VALUE_MALFORMED',
      'The key within the proof value is not one of P-256.',
      '/proof/proofValue',
    );
  }
}

/** ECDSA with SHA-256, 64 bytes as IEEE P1363. */
export function signP256(data: Uint8Array, key: KeyObject): Uint8Array {
  return sign('sha256', data, { key, dsaEncoding: 'ieee-p1363' });
}

/** True when the signature, IEEE P1363, is the key's over the data. */
export function verifyP256(data: Uint8Array, key: KeyObject, signature: Uint8Array): boolean {
  return verify('sha256', data, { key, dsaEncoding: 'ieee-p1363' }, signature);
}

function jwkOfPoint(point: Buffer): { kty: string; crv: string; x: string; y: string } {
  const [x, y] = [point.subarray(1, 33), point.subarray(33)];
  return { kty: 'EC', crv: 'P-256', x: x.toString('base64url'), y: y.toString('base64url') };
}
