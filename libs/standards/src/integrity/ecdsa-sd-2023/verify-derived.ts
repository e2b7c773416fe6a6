import type { KeyObject } from 'node:crypto';
import { publicKeyObject } from '../../keys/key-object.js';
import type { PublicJwk } from '../../keys/multikey.js';
import { canonizeDataset } from '../../linked-data/canonize-dataset.js';
import { sha256 } from '../../linked-data/canonicalize.js';
import { toQuads } from '../../linked-data/to-quads.js';
import { assertReadAsSigned } from '../../linked-data/read-as-signed.js';
import { utf8Of } from '../../linked-data/utf8.js';
import { StandardsError } from '../../standards-error.js';
import { withoutProof } from '../data-integrity-proof.js';
import { secretLabel } from './group-statements.js';
import { hashProofConfig } from './hash-proof-config.js';
import { readProofKey, verifyP256 } from './p256-keys.js';
import { decodeDerivedProofValue } from './proof-value.js';
import { relabelQuad } from './relabel-quad.js';
import type { JsonObject } from '../../json-values.js';
import { sortByCodePoint } from '../../linked-data/code-point-order.js';

/**
 * True when a derived proof holds for what is revealed (VC DI ECDSA 1.0 §3.6.7): the issuer's signature over the
 * configuration and the mandatory statements, and one signature for each other statement.
 *
 * @param document what was revealed; a proof that it carries is not looked at
 * @param proof the derived proof
 * @param publicJwk the issuer's key, on P-256
 * @returns false too when the document has more or fewer statements or nodes than the proof accounts for
 * @throws StandardsError `STANDARDS_SD_BASE_PROOF` for a base proof, `STANDARDS_SD_PROOF_VALUE_MALFORMED`,
 *   `STANDARDS_SD_CONFIG_INVALID`, `STANDARDS_KEY_UNSUPPORTED`, `CONTEXT_MEMBER`, and what unsafe JSON-LD is refused with
 * @example
 * const shown = await deriveProof(baseProved, { selectivePointers: ['/name'] });
 * await verifyDerived(shown, shown.proof, p256Key.publicJwk) // true
 */
export async function verifyDerived(
  document: JsonObject,
  proof: JsonObject,
  publicJwk: PublicJwk,
): Promise<boolean> {
  const { proofValue, ...config } = proof;
  const derived = decodeDerivedProofValue(proofValue);
  const issuerKey = publicKeyOf(publicJwk);
  const proofKey = readProofKey(derived.publicKey);
  const unsecured = withoutProof(document);
  assertReadAsSigned(unsecured);
  const proofHash = await hashProofConfig(unsecured, config);
  const statements = await relabelledStatements(unsecured, derived.labels);
  if (!statements) return false;

  const { mandatoryIndexes, signatures } = derived;
  if ((mandatoryIndexes.at(-1) ?? 0) >= statements.length && mandatoryIndexes.length > 0) return false;
  const isMandatory = new Set(mandatoryIndexes);
  const mandatory = statements.filter((_, index) => isMandatory.has(index));
  const selective = statements.filter((_, index) => !isMandatory.has(index));
  if (selective.length !== signatures.length) return false;

  const signed = Buffer.concat([proofHash, derived.publicKey, sha256(mandatory.join(''))]);
  if (!verifyP256(signed, issuerKey, derived.baseSignature)) return false;
  return selective.every((statement, at) =>
    verifyP256(utf8Of(statement), proofKey, signatures[at] as Uint8Array),
  );
}

/** The statements under the labels that were signed (§3.4.3); nothing when the labels are those of other nodes. */
async function relabelledStatements(
  document: JsonObject,
  signedLabels: ReadonlyMap<number, Uint8Array>,
): Promise<string[] | undefined> {
  const { quads, labels } = canonizeDataset(await toQuads(document));
  if (signedLabels.size !== labels.size) return undefined;
  const texts = new Map([...signedLabels].map(([number, digest]) => [`c14n${number}`, secretLabel(digest)]));
  if ([...labels.values()].some((label) => !texts.has(label))) return undefined;
  return sortByCodePoint(quads.map((quad) => relabelQuad(quad, (label) => texts.get(label) as string)));
}

function publicKeyOf(publicJwk: PublicJwk): KeyObject {
  try {
    if (publicJwk.crv === 'P-256') return publicKeyObject(publicJwk);
  } catch {
    // Answered below like a key of another curve.
  }
  throw new StandardsError('STANDARDS_KEY_UNSUPPORTED', 'ecdsa-sd-2023 verifies with a key on P-256.');
}
