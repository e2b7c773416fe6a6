import { generateKeyPairSync } from 'node:crypto';
import { toMultibase, type PrivateJwk, type PublicJwk, type SigningAlgorithm } from './multikey.js';

/** A key that signs as a verification method of its controller. */
export interface SigningKey {
  readonly algorithm: SigningAlgorithm;
  /** The verification method's URL. */
  readonly id: string;
  readonly controller: string;
  readonly privateJwk: PrivateJwk;
}

export interface KeyPair {
  readonly algorithm: SigningAlgorithm;
  readonly publicJwk: PublicJwk;
  readonly privateJwk: PrivateJwk;
  readonly publicKeyMultibase: string;
}

/** Makes a key pair of an algorithm. */
export function generateKeyPair(algorithm: SigningAlgorithm): KeyPair {
  const { privateKey } =
    algorithm === 'Ed25519'
      ? generateKeyPairSync('ed25519')
      : generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const privateJwk = privateKey.export({ format: 'jwk' }) as unknown as PrivateJwk;
  const { d: _, ...publicJwk } = privateJwk;
  return { algorithm, privateJwk, publicJwk, publicKeyMultibase: toMultibase(publicJwk) };
}
