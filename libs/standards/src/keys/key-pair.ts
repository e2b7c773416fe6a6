import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { StandardsError } from '../standards-error.js';
import { toMultibase, type PrivateJwk, type PublicJwk, type SigningAlgorithm } from './multikey.js';

/**
 * A key that signs as a verification method of its controller (Controlled Identifiers 1.0 §2.2).
 *
 * @example
 * const { did: controller, verificationMethod } = didKey(publicKeyMultibase);
 * const mine: SigningKey = { algorithm: 'Ed25519', id: verificationMethod, controller, privateJwk: key.privateJwk };
 * mine.id // key.id
 */
export interface SigningKey {
  readonly algorithm: SigningAlgorithm;
  /** The verification method's URL. */
  readonly id: string;
  readonly controller: string;
  readonly privateJwk: PrivateJwk;
}

/**
 * A key pair in the forms that documents use: JWK (RFC 7517) and Multikey (Controlled Identifiers 1.0 §2.2.2).
 *
 * @example
 * const pair: KeyPair = generateKeyPair('ES256');
 * pair.publicJwk.crv // 'P-256'
 */
export interface KeyPair {
  readonly algorithm: SigningAlgorithm;
  readonly publicJwk: PublicJwk;
  readonly privateJwk: PrivateJwk;
  readonly publicKeyMultibase: string;
}

const makers: Partial<Record<SigningAlgorithm, () => { privateKey: KeyObject }>> = {
  Ed25519: () => generateKeyPairSync('ed25519'),
  ES256: () => generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  ES384: () => generateKeyPairSync('ec', { namedCurve: 'P-384' }),
};

/**
 * Makes a key pair of an algorithm with the system's randomness: JWK (RFC 7517) and Multikey (Controlled Identifiers
 * 1.0 §2.2.2).
 *
 * @throws StandardsError `STANDARDS_KEY_UNSUPPORTED` for RS256, whose keys have no Multikey form
 * @example generateKeyPair('Ed25519').publicKeyMultibase // 'z6Mk…'
 */
export function generateKeyPair(algorithm: SigningAlgorithm): KeyPair {
  const make = makers[algorithm];
  if (!make) {
    throw new StandardsError('STANDARDS_KEY_UNSUPPORTED', `Key pairs of ${algorithm} are not made here.`);
  }
  const privateJwk = make().privateKey.export({ format: 'jwk' }) as unknown as PrivateJwk;
  const { d: _, ...publicJwk } = privateJwk;
  return { algorithm, privateJwk, publicJwk, publicKeyMultibase: toMultibase(publicJwk) };
}
