import type { CredentialFormat, VcApiCryptosuite } from '@wellspring/contracts';

/** Which of an institution's keys signs for a cryptosuite: the one on Ed25519, or the one on P-256. */
export const keyFormOf: Readonly<Record<VcApiCryptosuite, CredentialFormat>> = {
  'eddsa-rdfc-2022': 'vc+ld+json',
  'eddsa-jcs-2022': 'vc+ld+json',
  'ecdsa-rdfc-2019': 'vc+jwt',
  'ecdsa-jcs-2019': 'vc+jwt',
  'ecdsa-sd-2023': 'vc+jwt',
};
