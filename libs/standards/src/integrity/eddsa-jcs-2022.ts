import type { HashingCryptosuite } from './cryptosuite.js';
import { jcsHashData } from './jcs-hash-data.js';

/** VC Data Integrity EdDSA 1.0 §3.3: Ed25519 over JCS with SHA-256. */
export const eddsaJcs2022: HashingCryptosuite = {
  name: 'eddsa-jcs-2022',
  curves: ['Ed25519'],
  hashData: jcsHashData,
  keepsContext: true,
};
