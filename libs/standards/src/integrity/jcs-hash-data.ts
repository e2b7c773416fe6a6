import { canonicalJson } from '../canonical-json/canonical-json.js';
import type { Curve } from '../keys/multikey.js';
import type { JsonDocument, ProofConfig } from './data-integrity-proof.js';
import { hashBoth } from './digest.js';

/**
 * What the JCS suites sign (VC Data Integrity EdDSA 1.0 §3.3.3, §3.3.4): every member of document and configuration,
 * whether a context defines it or not.
 *
 * @throws StandardsError `STANDARDS_NOT_JSON`
 * @example (await jcsHashData(unsecured, proofConfig, 'Ed25519')).length // 64
 */
export async function jcsHashData(
  unsecured: JsonDocument,
  config: ProofConfig,
  curve: Curve,
): Promise<Buffer> {
  return hashBoth(canonicalJson(config), canonicalJson(unsecured), curve);
}
