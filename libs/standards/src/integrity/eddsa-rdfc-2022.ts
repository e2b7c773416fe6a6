import type { HashingCryptosuite } from './cryptosuite.js';
import { rdfcHashData } from './rdfc-hash-data.js';

/** VC Data Integrity EdDSA 1.0 §3.2: Ed25519 over RDFC-1.0 with SHA-256. */
export const eddsaRdfc2022: HashingCryptosuite = {
  name: 'eddsa-rdfc-2022',
  curves: ['Ed25519'],
  hashData: rdfcHashData,
};
