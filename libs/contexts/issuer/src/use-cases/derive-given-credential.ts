import type { Refusal, VcApiCredential, VcApiDeriveRequest } from '@wellspring/contracts';
import { deriveProof, StandardsError } from '@wellspring/standards';
import { refuseSecuring } from '../domain/refuse-credential.js';

/** Reveals the mandatory and the selected parts of a credential signed with ecdsa-sd-2023 (VC API 0.3, derive); nothing is kept. */
export async function deriveGivenCredential({
  verifiableCredential,
  options,
}: VcApiDeriveRequest): Promise<VcApiCredential | Refusal> {
  const selectivePointers = options?.selectivePointers ?? [];
  try {
    return { verifiableCredential: await deriveProof(verifiableCredential, { selectivePointers }) };
  } catch (error) {
    if (error instanceof StandardsError) return refuseSecuring('Nothing can be derived', error);
    throw error;
  }
}
