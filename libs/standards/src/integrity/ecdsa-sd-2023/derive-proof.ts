import { canonizeDataset } from '../../linked-data/canonize-dataset.js';
import { toQuads } from '../../linked-data/to-quads.js';
import { StandardsError } from '../../standards-error.js';
import { groupStatements } from './group-statements.js';
import { decodeBaseProofValue, encodeDerivedProofValue } from './proof-value.js';
import type { JsonObject } from '../../json-values.js';
import { selectByPointers } from './select-by-pointers.js';

/**
 * Derives from a document with a base proof one that reveals the mandatory and the selected parts alone
 * (VC DI ECDSA 1.0 §3.6.6). The signatures of the base proof are not checked.
 *
 * @param document with one base proof of ecdsa-sd-2023, alone or among other proofs, which are left out
 * @param options.selectivePointers JSON pointers to what is revealed besides the mandatory parts
 * @throws StandardsError `STANDARDS_SD_PROOF_MISSING`, `STANDARDS_SD_DERIVED_PROOF`,
 *   `STANDARDS_SD_PROOF_VALUE_MALFORMED`, `STANDARDS_SD_NOTHING_SELECTED`, `STANDARDS_SD_POINTER_MALFORMED`,
 *   `STANDARDS_SD_POINTER_UNMATCHED`, `STANDARDS_SD_NOT_SELECTABLE`, `STANDARDS_SD_RESERVED_IDENTIFIER`
 * @example
 * const shown = await deriveProof(baseProved, { selectivePointers: ['/credentialSubject/achievement/name'] });
 * Object.keys(shown.proof).includes('proofValue') // true
 * JSON.stringify(shown).includes('Reads logs.') // false
 */
export async function deriveProof(
  document: JsonObject,
  { selectivePointers }: { selectivePointers: readonly string[] },
): Promise<JsonObject & { readonly proof: JsonObject }> {
  const { proof, ...unsecured } = document;
  const baseProof = baseProofOf(proof);
  const base = decodeBaseProofValue(baseProof['proofValue']);
  const revealedPointers = [...base.mandatoryPointers, ...selectivePointers];
  if (revealedPointers.length === 0) {
    throw new StandardsError('STANDARDS_SD_NOTHING_SELECTED', 'Nothing is selected and nothing mandatory.');
  }
  const pointers = [base.mandatoryPointers, revealedPointers];
  const { statements, groups, labels } = await groupStatements(unsecured, base.hmacKey, pointers);
  const [mandatory, combined] = groups.map((group) => group.indexes) as [Set<number>, Set<number>];
  if (base.signatures.length !== statements.length - mandatory.size) throw notOfDocument();

  const revealed = selectByPointers(unsecured, revealedPointers);
  const canonical = canonizeDataset(groups[1]?.quads ?? []);
  await assertStates(revealed, canonical.quads);

  const indexes = [...combined];
  const selective = statements.map((_, index) => index).filter((index) => !mandatory.has(index));
  const proofValue = encodeDerivedProofValue({
    baseSignature: base.baseSignature,
    publicKey: base.publicKey,
    signatures: base.signatures.filter((_, at) => combined.has(selective[at] as number)),
    labels: new Map(
      [...canonical.labels].map(([label, shown]) => [
        Number(shown.slice('c14n'.length)),
        labels.get(label) as Uint8Array,
      ]),
    ),
    mandatoryIndexes: indexes.flatMap((index, at) => (mandatory.has(index) ? [at] : [])),
  });
  return { ...revealed, proof: { ...baseProof, proofValue } };
}

function baseProofOf(proof: unknown): JsonObject {
  const proofs = (Array.isArray(proof) ? proof : [proof]) as unknown[];
  const ours = proofs.filter(
    (each): each is JsonObject =>
      typeof each === 'object' && each !== null && (each as JsonObject)['cryptosuite'] === 'ecdsa-sd-2023',
  );
  if (ours.length === 1) return ours[0] as JsonObject;
  throw new StandardsError(
    'STANDARDS_SD_PROOF_MISSING',
    'The document needs exactly one proof of ecdsa-sd-2023 to derive from.',
    '/proof',
  );
}

/** What is revealed must state what was selected, or nobody could verify it: contexts within nodes are not revealed. */
async function assertStates(revealed: JsonObject, selected: readonly string[]): Promise<void> {
  const stated = canonizeDataset(await toQuads(revealed));
  if (stated.quads.join('') === selected.join('')) return;
  throw new StandardsError(
    'STANDARDS_SD_NOT_SELECTABLE',
    'What the pointers reveal would state something else than the document does.',
  );
}

function notOfDocument(): StandardsError {
  return new StandardsError(
    'STANDARDS_SD_PROOF_VALUE_MALFORMED',
    'The base proof signs another number of statements than the document has.',
    '/proof/proofValue',
  );
}
