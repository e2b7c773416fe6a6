import type { HashingCryptosuite } from './cryptosuite.js';
import { rdfcHashData } from './rdfc-hash-data.js';

/** VC Data Integrity ECDSA 1.0 §3.2: ECDSA over RDFC-1.0, P-256 with SHA-256 and P-384 with SHA-384. */
export const ecdsaRdfc2019: HashingCryptosuite = {
  name: 'ecdsa-rdfc-2019',
  curves: ['P-256', 'P-384'],
  hashData: rdfcHashData,
};
