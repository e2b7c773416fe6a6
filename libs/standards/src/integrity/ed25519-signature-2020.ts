import type { HashingCryptosuite } from './cryptosuite.js';
import { rdfcHashData } from './rdfc-hash-data.js';

/** VC Data Integrity EdDSA 1.0 §B.1 (Ed25519Signature2020), which wallets still hold: read, and no longer made. */
export const ed25519Signature2020: HashingCryptosuite = {
  name: 'Ed25519Signature2020',
  curves: ['Ed25519'],
  hashData: rdfcHashData,
  readOnly: true,
};
