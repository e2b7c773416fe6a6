import { createECDH, createPrivateKey } from 'node:crypto';
import { decodeMultibase, jwkOfMultibase, type PrivateJwk } from '../../keys/multikey.js';

/** A key pair as the vectors have it. EdDSA's say `private`, ECDSA's `secret`. */
export interface VectorKeys {
  readonly publicKeyMultibase: string;
  readonly privateKeyMultibase?: string;
  readonly secretKeyMultibase?: string;
}

/** The bytes behind a Multikey's two bytes of prefix (Controlled Identifiers 1.0 §2.2.2). */
export function secretOf({ privateKeyMultibase, secretKeyMultibase }: VectorKeys): Buffer {
  return Buffer.from(decodeMultibase(privateKeyMultibase ?? secretKeyMultibase ?? '')).subarray(2);
}

/** The private key whose public half follows from it, whatever the vector says that the public half is. */
export function privateKeyOf(keys: VectorKeys): PrivateJwk {
  const { crv } = jwkOfMultibase(keys.publicKeyMultibase);
  return crv === 'Ed25519' ? ed25519Key(secretOf(keys)) : ecKey(secretOf(keys), crv ?? '');
}

/** By PKCS #8, as RFC 8410 says. */
function ed25519Key(seed: Buffer): PrivateJwk {
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]);
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  return key.export({ format: 'jwk' }) as unknown as PrivateJwk;
}

function ecKey(scalar: Buffer, crv: string): PrivateJwk {
  const ecdh = createECDH(crv === 'P-256' ? 'prime256v1' : 'secp384r1');
  ecdh.setPrivateKey(scalar);
  const point = ecdh.getPublicKey().subarray(1);
  const [x, y] = [point.subarray(0, point.length / 2), point.subarray(point.length / 2)];
  const text = (bytes: Buffer) => bytes.toString('base64url');
  return { kty: 'EC', crv, x: text(x), y: text(y), d: text(scalar) };
}
