import { sha256 } from '../../linked-data/canonicalize.js';
import { StandardsError } from '../../standards-error.js';
import type { JsonObject } from '../../json-values.js';
import { canonicalConfiguration } from '../rdfc-hash-data.js';

/**
 * SHA-256 of the canonical proof configuration (VC DI ECDSA 1.0 §3.6.4 and §3.6.3), under the document's context.
 *
 * @param config the proof without its value
 * @throws StandardsError `STANDARDS_SD_CONFIG_INVALID` when it is no DataIntegrityProof of ecdsa-sd-2023
 * @example (await hashProofConfig(unsecured, { ...proofConfig, cryptosuite: 'ecdsa-sd-2023' })).length // 32
 */
export async function hashProofConfig(document: JsonObject, config: JsonObject): Promise<Buffer> {
  if (config['type'] !== 'DataIntegrityProof' || config['cryptosuite'] !== 'ecdsa-sd-2023') {
    throw new StandardsError(
      'STANDARDS_SD_CONFIG_INVALID',
      'The proof is not a DataIntegrityProof of ecdsa-sd-2023.',
      '/proof',
    );
  }
  return sha256(await canonicalConfiguration(document, config));
}
