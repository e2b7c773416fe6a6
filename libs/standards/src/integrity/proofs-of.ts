import { textOf } from '../text-of.js';
import { StandardsError } from '../standards-error.js';
import type { ProofConfig } from './data-integrity-proof.js';
import { listOf } from '../json-values.js';

/**
 * Every proof of a document, whether it carries one, a set or a chain (VC Data Integrity 1.0 §2.1); what stands there
 * may be of any shape.
 *
 * @example proofsOf({ proof: { type: 'DataIntegrityProof' } }).length // 1
 */
export function proofsOf(document: Readonly<Record<string, unknown>>): readonly unknown[] {
  const { proof } = document;
  if (proof === undefined) return [];
  return Array.isArray(proof) ? proof : [proof];
}

/**
 * The proofs that `previousProof` names, in its order (VC Data Integrity 1.0 §4.3): they are signed with the document.
 *
 * @throws StandardsError `PROOF_PREVIOUS_MISSING` when one is not there, `PROOF_MALFORMED` when two have its identifier
 * @example previousProofs('urn:uuid:1', [{ id: 'urn:uuid:1' }]) // [{ id: 'urn:uuid:1' }]
 */
export function previousProofs(previousProof: unknown, proofs: readonly unknown[]): readonly ProofConfig[] {
  if (previousProof === undefined) return [];
  return listOf(previousProof).map((id) => {
    const [match, another] = (proofs as readonly (ProofConfig | null)[]).filter(
      (each) => each?.['id'] === id,
    );
    if (!match) {
      throw new StandardsError(
        'PROOF_PREVIOUS_MISSING',
        `The proof ${textOf(id)}, which another builds on, is not there.`,
      );
    }
    if (another) throw new StandardsError('PROOF_MALFORMED', `Two proofs have the identifier ${textOf(id)}.`);
    return match;
  });
}
