import type { OwnCryptosuite } from '../cryptosuite.js';
import { signBase } from './sign-base.js';
import { verifyDerived } from './verify-derived.js';

/** VC Data Integrity ECDSA 1.0 §3.6: selective disclosure; base proofs are made, derived ones verified. */
export const ecdsaSd2023: OwnCryptosuite = {
  name: 'ecdsa-sd-2023',
  curves: ['P-256'],
  sign: signBase,
  verify: verifyDerived,
};
