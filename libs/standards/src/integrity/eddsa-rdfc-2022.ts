import { createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import type { SigningKey } from '../keys/key-pair.js';
import { decodeMultibase, encodeMultibase, type PublicJwk } from '../keys/multikey.js';
import { StandardsError } from '../standards-error.js';
import { canonicalize, sha256 } from '../linked-data/canonicalize.js';

/** A Data Integrity proof (VC Data Integrity 1.0 §2.1). */
export interface DataIntegrityProof {
  readonly type: 'DataIntegrityProof';
  readonly cryptosuite: 'eddsa-rdfc-2022';
  readonly created: string;
  readonly verificationMethod: string;
  readonly proofPurpose: 'assertionMethod';
  readonly proofValue: string;
}

export type JsonDocument = Readonly<Record<string, unknown>> & { readonly '@context': unknown };

const keyObjects = new WeakMap<object, KeyObject>();
const configTemplates = new Map<string, string>();
const createdPlaceholder = '2000-01-01T00:00:00Z';

/**
 * Adds an eddsa-rdfc-2022 proof to a document (VC Data Integrity EdDSA 1.0 §3.2.1).
 *
 * @throws StandardsError when the document is not safe JSON-LD or the key is not Ed25519
 */
export async function signDataIntegrity<TDocument extends JsonDocument>(
  document: TDocument,
  { key, created }: { key: SigningKey; created: Date },
): Promise<TDocument & { proof: DataIntegrityProof }> {
  if (key.algorithm !== 'Ed25519') {
    throw new StandardsError('STANDARDS_KEY_UNSUPPORTED', 'eddsa-rdfc-2022 signs with an Ed25519 key.');
  }
  const proof = {
    type: 'DataIntegrityProof' as const,
    cryptosuite: 'eddsa-rdfc-2022' as const,
    created: `${created.toISOString().slice(0, 19)}Z`,
    verificationMethod: key.id,
    proofPurpose: 'assertionMethod' as const,
  };
  const hashes = await hashData(document, proof);
  const signature = sign(null, hashes, privateKeyOf(key));
  return { ...document, proof: { ...proof, proofValue: encodeMultibase(signature) } };
}

/** True when the proof signs the document with the key (§3.2.2). @throws StandardsError on unsafe JSON-LD */
export async function verifyDataIntegrity(document: JsonDocument, publicJwk: PublicJwk): Promise<boolean> {
  const { proof, ...unsecured } = document;
  const { proofValue, ...config } = proof as DataIntegrityProof;
  const signature = decodeMultibase(proofValue);
  if (signature.length !== 64) return false;
  if (publicJwk.crv !== 'Ed25519') {
    throw new StandardsError('STANDARDS_KEY_UNSUPPORTED', 'eddsa-rdfc-2022 verifies with an Ed25519 key.');
  }
  const key = publicKeyOf(publicJwk);
  return verify(null, await hashData(unsecured as JsonDocument, config), key, signature);
}

/** Hash of the proof's configuration, then of the document (§3.3.4). */
async function hashData(document: JsonDocument, config: Record<string, unknown>): Promise<Buffer> {
  const { proof: _, ...unsecured } = document as Record<string, unknown>;
  const configuration = await canonicalConfig(document['@context'], config);
  return Buffer.concat([sha256(configuration), sha256(await canonicalize(unsecured))]);
}

/** The canonical configuration varies by `created` alone for one key and context, so it is made once. */
async function canonicalConfig(context: unknown, config: Record<string, unknown>): Promise<string> {
  const plain = Object.keys(config).length === 5 && typeof config['created'] === 'string';
  if (!plain) return canonicalize({ '@context': context, ...config });
  const key = JSON.stringify([context, { ...config, created: '' }]);
  let template = configTemplates.get(key);
  if (!template) {
    template = await canonicalize({ '@context': context, ...config, created: createdPlaceholder });
    if (configTemplates.size >= 1000) configTemplates.clear();
    configTemplates.set(key, template);
  }
  return template.replace(`"${createdPlaceholder}"`, () => JSON.stringify(config['created']));
}

function publicKeyOf(publicJwk: PublicJwk): KeyObject {
  try {
    return createPublicKey({ key: publicJwk as never, format: 'jwk' });
  } catch {
    throw new StandardsError(
      'STANDARDS_KEY_UNSUPPORTED',
      'The key of the verification method cannot be read.',
    );
  }
}

function privateKeyOf(key: SigningKey): KeyObject {
  const known = keyObjects.get(key.privateJwk);
  if (known) return known;
  const made = createPrivateKey({ key: key.privateJwk as never, format: 'jwk' });
  keyObjects.set(key.privateJwk, made);
  return made;
}
