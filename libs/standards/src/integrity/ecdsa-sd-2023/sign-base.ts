import { randomBytes, type KeyObject } from 'node:crypto';
import { privateKeyObject } from '../../keys/key-object.js';
import type { SigningKey } from '../../keys/key-pair.js';
import { sha256 } from '../../linked-data/canonicalize.js';
import { assertReadAsSigned } from '../../linked-data/read-as-signed.js';
import { utf8Of } from '../../linked-data/utf8.js';
import { StandardsError } from '../../standards-error.js';
import { withoutProof } from '../data-integrity-proof.js';
import { groupStatements } from './group-statements.js';
import { hashProofConfig } from './hash-proof-config.js';
import { makeProofKey, signP256 } from './p256-keys.js';
import { encodeBaseProofValue } from './proof-value.js';
import type { JsonObject } from '../../json-values.js';

export interface BaseProofOptions {
  /** The proof without its value. */
  readonly config: JsonObject;
  /** The issuer's key, on P-256. */
  readonly key: SigningKey;
  /** JSON pointers to what every derived proof reveals. */
  readonly mandatoryPointers: readonly string[];
  /** Answers that many random bytes: asked for the label key first, then for the proof's own key. */
  readonly random?: ((size: number) => Uint8Array) | undefined;
}

/**
 * The value of a base proof (VC DI ECDSA 1.0 §3.6.1): the issuer signs the configuration, the mandatory statements
 * and a key made for this proof, which signs every other statement. For the holder alone.
 *
 * @param document the credential; a proof that it carries is not signed
 * @returns multibase, `u2V0A…`
 * @throws StandardsError `STANDARDS_KEY_UNSUPPORTED` for a key of another curve, `STANDARDS_SD_CONFIG_INVALID`,
 *   `STANDARDS_SD_POINTER_MALFORMED`, `STANDARDS_SD_POINTER_UNMATCHED`, `STANDARDS_SD_NOT_SELECTABLE`,
 *   `STANDARDS_SD_RESERVED_IDENTIFIER`, `CONTEXT_MEMBER`, and what unsafe JSON-LD is refused with
 * @example
 * const config = { ...proofConfig, cryptosuite: 'ecdsa-sd-2023' };
 * await signBase(unsecured, { config, key: p256Key, mandatoryPointers: ['/issuer'] }) // 'u2V0A…'
 */
export async function signBase(document: JsonObject, options: BaseProofOptions): Promise<string> {
  const { config, key, mandatoryPointers, random = randomBytes } = options;
  const issuerKey = privateKeyOf(key);
  const unsecured = withoutProof(document);
  assertReadAsSigned(unsecured);
  const proofHash = await hashProofConfig(unsecured, config);
  const hmacKey = random(32);
  const { publicKey, privateKey } = makeProofKey(random);
  const { statements, groups } = await groupStatements(unsecured, hmacKey, [mandatoryPointers]);
  const isMandatory = (index: number) => groups[0]?.indexes.has(index) === true;
  const mandatory = statements.filter((_, index) => isMandatory(index));
  const selective = statements.filter((_, index) => !isMandatory(index));
  const signed = Buffer.concat([proofHash, publicKey, sha256(mandatory.join(''))]);
  return encodeBaseProofValue({
    baseSignature: signP256(signed, issuerKey),
    publicKey,
    hmacKey,
    signatures: selective.map((statement) => signP256(utf8Of(statement), privateKey)),
    mandatoryPointers,
  });
}

function privateKeyOf({ privateJwk }: SigningKey): KeyObject {
  if (privateJwk.crv !== 'P-256') {
    throw new StandardsError('STANDARDS_KEY_UNSUPPORTED', 'ecdsa-sd-2023 signs with a key on P-256.');
  }
  return privateKeyObject(privateJwk);
}
