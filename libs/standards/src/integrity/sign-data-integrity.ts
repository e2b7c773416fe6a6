import { curveOf } from '../keys/key-object.js';
import type { SigningKey } from '../keys/key-pair.js';
import { encodeMultibase } from '../keys/multikey.js';
import { StandardsError } from '../standards-error.js';
import type { Cryptosuite } from './cryptosuite.js';
import { cryptosuites, defaultSuite } from './cryptosuites.js';
import {
  withoutProof,
  type DataIntegrityProof,
  type JsonDocument,
  type ProofConfig,
} from './data-integrity-proof.js';
import { previousProofs, proofsOf } from './proofs-of.js';
import { signBytes } from './raw-signature.js';
import { refuseUninteroperable } from './refuse-uninteroperable.js';

/**
 * What a new proof says of itself (VC Data Integrity 1.0 §2.1), and the key that makes it.
 *
 * @example
 * const options: SignDataIntegrityOptions = { key, created: now, cryptosuite: 'eddsa-jcs-2022' };
 * [(await signDataIntegrity(unsecured, options)).proof].flat()[0]?.cryptosuite // 'eddsa-jcs-2022'
 */
export interface SignDataIntegrityOptions {
  readonly key: SigningKey;
  readonly created: Date;
  /** The name of a suite; by default that of the key's curve: `eddsa-rdfc-2022` or `ecdsa-rdfc-2019`. */
  readonly cryptosuite?: string;
  /** `assertionMethod` unless said otherwise. */
  readonly proofPurpose?: string;
  readonly expires?: Date;
  readonly domain?: string | readonly string[];
  readonly challenge?: string;
  readonly nonce?: string;
  /** The proof's own identifier, by which a later one can build on it. */
  readonly id?: string;
  /** Identifiers of proofs that the document carries and that this one signs too. */
  readonly previousProof?: string | readonly string[];
  /** For suites of selective disclosure: JSON pointers to what is always revealed. */
  readonly mandatoryPointers?: readonly string[];
  /** For suites of selective disclosure: answers that many random bytes; the system's unless given. */
  readonly random?: (size: number) => Uint8Array;
}

/**
 * Adds a proof to a document (VC Data Integrity 1.0 §4.2). A document that carries proofs gets one more, in a set; with
 * `previousProof` it is a chain (§4.3). The document is not changed.
 *
 * @returns a copy of the document with `proof`: one proof, or an array where there were others
 * @throws StandardsError `STANDARDS_KEY_UNSUPPORTED`, `STANDARDS_CRYPTOSUITE_UNSUPPORTED`, `PROOF_PREVIOUS_MISSING`,
 *   what unsafe JSON-LD is refused with (`STANDARDS_UNDEFINED_TERM`, `STANDARDS_UNKNOWN_CONTEXT`), and what
 *   `refuseUninteroperable` throws
 * @example
 * const signed = await signDataIntegrity(unsecured, { key, created: now });
 * const twice = await signDataIntegrity(signed, { key: p256Key, created: now, cryptosuite: 'ecdsa-jcs-2019' });
 * Array.isArray(twice.proof) // true
 * 'proof' in unsecured // false
 */
export async function signDataIntegrity<TDocument extends JsonDocument>(
  document: TDocument,
  options: SignDataIntegrityOptions,
): Promise<TDocument & { readonly proof: DataIntegrityProof | readonly DataIntegrityProof[] }> {
  const suite = suiteFor(options);
  const unsecured = withoutProof(document);
  const config = configOf(suite, options, document['@context']);
  refuseUninteroperable(unsecured);
  refuseUninteroperable(config);
  const existing = proofsOf(document);
  const previous = previousProofs(options.previousProof, existing);
  const signed = previous.length > 0 ? { ...unsecured, proof: previous } : unsecured;
  const proofValue = await valueOf(suite, signed as JsonDocument, config, options);
  const proof = { ...config, proofValue } as unknown as DataIntegrityProof;
  return { ...document, proof: existing.length > 0 ? [...(existing as DataIntegrityProof[]), proof] : proof };
}

function suiteFor({ key, cryptosuite }: SignDataIntegrityOptions): Cryptosuite {
  const curve = curveOf(key.privateJwk);
  if (cryptosuite === undefined) return defaultSuite(curve);
  const suite = cryptosuites.get(cryptosuite);
  if (!suite || 'readOnly' in suite) {
    throw new StandardsError(
      'STANDARDS_CRYPTOSUITE_UNSUPPORTED',
      `Nothing is signed with ${cryptosuite} here.`,
    );
  }
  if (suite.curves.includes(curve)) return suite;
  throw new StandardsError(
    'STANDARDS_KEY_UNSUPPORTED',
    `${cryptosuite} does not sign with a key of ${curve}.`,
  );
}

/** The proof without its value (VC Data Integrity EdDSA 1.0 §3.2.5, §3.3.5). */
function configOf(suite: Cryptosuite, options: SignDataIntegrityOptions, context: unknown): ProofConfig {
  const { key, created, proofPurpose = 'assertionMethod', id, expires } = options;
  const { domain, challenge, nonce, previousProof } = options;
  return {
    type: 'DataIntegrityProof',
    ...(id !== undefined && { id }),
    cryptosuite: suite.name,
    created: dateTimeStamp(created),
    ...(expires && { expires: dateTimeStamp(expires) }),
    verificationMethod: key.id,
    proofPurpose,
    ...(domain !== undefined && { domain }),
    ...(challenge !== undefined && { challenge }),
    ...(nonce !== undefined && { nonce }),
    ...(previousProof !== undefined && { previousProof }),
    ...('keepsContext' in suite && context !== undefined && { '@context': context }),
  };
}

async function valueOf(
  suite: Cryptosuite,
  unsecured: JsonDocument,
  config: ProofConfig,
  { key, mandatoryPointers = [], random }: SignDataIntegrityOptions,
): Promise<string> {
  if ('sign' in suite) return suite.sign(unsecured, { config, key, mandatoryPointers, random });
  const bytes = await suite.hashData(unsecured, config, curveOf(key.privateJwk));
  return encodeMultibase(signBytes(bytes, key.privateJwk));
}

/** To the second, as other libraries write it. */
function dateTimeStamp(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}
