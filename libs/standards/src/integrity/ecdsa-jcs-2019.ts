import type { HashingCryptosuite } from './cryptosuite.js';
import { jcsHashData } from './jcs-hash-data.js';

/** VC Data Integrity ECDSA 1.0 §3.3: ECDSA over JCS, P-256 with SHA-256 and P-384 with SHA-384. */
export const ecdsaJcs2019: HashingCryptosuite = {
  name: 'ecdsa-jcs-2019',
  curves: ['P-256', 'P-384'],
  hashData: jcsHashData,
  keepsContext: true,
};
