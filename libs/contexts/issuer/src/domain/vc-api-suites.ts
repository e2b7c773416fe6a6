import type { VcApiCryptosuite } from '@wellspring/contracts';
import type { SigningAlgorithm } from '@wellspring/standards';

/** Which of an institution's keys may sign for a cryptosuite; the issuer that a credential names says which does. */
export const algorithmsOf: Readonly<Record<VcApiCryptosuite, readonly SigningAlgorithm[]>> = {
  'eddsa-rdfc-2022': ['Ed25519'],
  'eddsa-jcs-2022': ['Ed25519'],
  'ecdsa-rdfc-2019': ['ES256', 'ES384'],
  'ecdsa-jcs-2019': ['ES256', 'ES384'],
  'ecdsa-sd-2023': ['ES256'],
};

/** The same for a VC-JWT (VC-JOSE-COSE §3.1.1). */
export const jwtAlgorithms: readonly SigningAlgorithm[] = ['ES256', 'ES384'];
