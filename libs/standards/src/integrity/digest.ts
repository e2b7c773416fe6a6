import { hash } from 'node:crypto';
import { assertWellFormed } from '../linked-data/utf8.js';
import type { Curve } from '../keys/multikey.js';

/** The hash function that goes with a curve (VC Data Integrity ECDSA 1.0 §3.2.4). @example hashNameOf('P-384') // 'sha384' */
export function hashNameOf(curve: Curve): 'sha256' | 'sha384' {
  return curve === 'P-384' ? 'sha384' : 'sha256';
}

/**
 * The digests of the canonical configuration and the canonical document, in this order (§3.2.4, EdDSA §3.2.4).
 *
 * @throws StandardsError `STANDARDS_LONE_SURROGATE`
 */
export function hashBoth(config: string, document: string, curve: Curve): Buffer {
  assertWellFormed(config);
  assertWellFormed(document);
  const name = hashNameOf(curve);
  // As text, for a digest in a buffer of its own costs as much as the digest.
  return Buffer.from(hash(name, config, 'hex') + hash(name, document, 'hex'), 'hex');
}
