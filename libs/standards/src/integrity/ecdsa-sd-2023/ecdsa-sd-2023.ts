import type { OwnCryptosuite } from '../cryptosuite.js';
import { signBase } from './sign-base.js';
import { verifyDerived } from './verify-derived.js';

/**
 * VC Data Integrity ECDSA Cryptosuites 1.0 §3.6: an issuer signs a base proof for the holder alone, who derives proofs
 * of what is shown; only derived proofs verify.
 *
 * @example ecdsaSd2023.curves // ['P-256']
 */
export const ecdsaSd2023: OwnCryptosuite = {
  name: 'ecdsa-sd-2023',
  curves: ['P-256'],
  sign: signBase,
  verify: verifyDerived,
};
