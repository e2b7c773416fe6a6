import { isLater, type Awaitable } from '../awaitable.js';
import { canonicalJson } from '../canonical-json/canonical-json.js';
import { curveOf } from '../keys/key-object.js';
import { decodeMultibase, type PublicJwk } from '../keys/multikey.js';
import { keepShapeMadeOf } from '../credentials/keep-shape.js';
import { textOf } from '../text-of.js';
import { StandardsError } from '../standards-error.js';
import type { Cryptosuite, HashingCryptosuite } from './cryptosuite.js';
import { cryptosuites } from './cryptosuites.js';
import { withoutProof, type JsonDocument, type ProofConfig } from './data-integrity-proof.js';
import { proofFault, type ProofExpectations, type ProofFault } from './proof-fault.js';
import { previousProofs, proofsOf } from './proofs-of.js';
import { signatureLengths, verifyBytes } from './raw-signature.js';
import { listOf } from '../json-values.js';

/**
 * What one proof of a document is worth (VC Data Integrity 1.0 §4.4).
 *
 * @example
 * const [outcome]: ProofOutcome[] = await verifyDataIntegrity(credential, { keyOf: () => p256Key.publicJwk, now: new Date() });
 * outcome?.verified // false
 */
export interface ProofOutcome {
  readonly verified: boolean;
  /** The suite's name, or the proof's type where it names none. */
  readonly cryptosuite: string | undefined;
  readonly verificationMethod: string | undefined;
  readonly proofPurpose: string | undefined;
  /** Stable; absent when verified. */
  readonly code?: string;
  /** A plain sentence. */
  readonly reason: string;
}

/**
 * What proofs are held against (VC Data Integrity 1.0 §4.4).
 *
 * @example
 * const options: VerifyDataIntegrityOptions = { keyOf: () => publicJwk, now };
 * (await verifyDataIntegrity(credential, options))[0]?.verified // true
 */
export interface VerifyDataIntegrityOptions {
  /** The public key of a verification method, whose use for the purpose is the caller's to judge. */
  readonly keyOf: (verificationMethod: string) => Awaitable<PublicJwk>;
  /** Judges `expires`. */
  readonly now: Date;
  /** `assertionMethod` unless given. */
  readonly expectedPurpose?: string;
  readonly domain?: string | readonly string[];
  readonly challenge?: string;
}

/** Each proof costs a canonicalisation; who sends more wants to keep the verifier busy. */
const maxProofs = 50;

/**
 * Judges every proof of a document, of a set and of a chain alike (VC Data Integrity 1.0 §4.4, §4.5). What the outcomes
 * mean for the document is the caller's to say.
 *
 * @returns one outcome a proof, in the document's order, never none
 * @throws StandardsError `PROOF_MISSING` for a document without a proof, `PROOF_TOO_MANY` beyond 50 proofs; and
 *   whatever `keyOf` throws that is no StandardsError
 * @example
 * const keyOf = async (id: string) => jwkOfMultibase(id.split('#')[1] ?? '');
 * const outcomes = await verifyDataIntegrity(credential, { keyOf, now: new Date() });
 * outcomes.every(({ verified }) => verified) // true
 */
export async function verifyDataIntegrity(
  document: JsonDocument,
  options: VerifyDataIntegrityOptions,
): Promise<ProofOutcome[]> {
  const proofs = proofsOf(document);
  if (proofs.length === 0) throw new StandardsError('PROOF_MISSING', 'The document carries no proof.');
  if (proofs.length > maxProofs) {
    throw new StandardsError('PROOF_TOO_MANY', `More than ${maxProofs} proofs are not read.`);
  }
  const unsecured = withoutProof(document);
  keepShapeMadeOf(document, unsecured);
  const { keyOf, now, expectedPurpose = 'assertionMethod', domain, challenge } = options;
  const expected: Expected = { keyOf, now, expectedPurpose, domain, challenge };
  const outcomes: ProofOutcome[] = [];
  for (const proof of proofs) {
    outcomes.push(outcomeOf(proof, await judge(unsecured, proof, proofs, expected)));
  }
  return outcomes;
}

function outcomeOf(proof: unknown, fault: ProofFault | undefined): ProofOutcome {
  const named = (proof ?? {}) as ProofConfig;
  const cryptosuite = textOr(named['cryptosuite'] ?? named['type']);
  const verificationMethod = textOr(named['verificationMethod']);
  const proofPurpose = textOr(named['proofPurpose']);
  if (fault) return { verified: false, cryptosuite, verificationMethod, proofPurpose, ...fault };
  const reason = 'The signature is intact and was made with the key that it names.';
  return { verified: true, cryptosuite, verificationMethod, proofPurpose, reason };
}

type Expected = ProofExpectations & Pick<VerifyDataIntegrityOptions, 'keyOf'>;

async function judge(
  unsecured: JsonDocument,
  proof: unknown,
  proofs: readonly unknown[],
  expected: Expected,
): Promise<ProofFault | undefined> {
  if (typeof proof !== 'object' || proof === null || Array.isArray(proof)) {
    return { code: 'PROOF_MALFORMED', reason: 'The proof is no object.' };
  }
  try {
    const config = proof as ProofConfig;
    const fault = proofFault(config, expected);
    if (fault) return fault;
    const suite = suiteOf(config);
    // Only now: older kinds, such as Ed25519Signature2018, have their signature elsewhere and are not malformed.
    if (typeof config.proofValue !== 'string')
      return { code: 'PROOF_MALFORMED', reason: 'The value of the proof is not text.' };
    const previous = previousProofs(config['previousProof'], proofs);
    const signed = previous.length > 0 ? { ...unsecured, proof: previous } : unsecured;
    return await judgeSignature(suite, signed, config, expected);
  } catch (error) {
    if (error instanceof StandardsError) return { code: error.code, reason: error.message };
    throw error;
  }
}

/** @throws StandardsError `PROOF_UNSUPPORTED` */
function suiteOf({ type, cryptosuite }: ProofConfig): Cryptosuite {
  const named = type === 'DataIntegrityProof';
  const suite = cryptosuites.get(textOf(named ? cryptosuite : type));
  if (suite && 'readOnly' in suite !== named) return suite;
  throw new StandardsError(
    'PROOF_UNSUPPORTED',
    `Proofs of the kind ${textOf(cryptosuite ?? type)} are not read here.`,
  );
}

async function judgeSignature(
  suite: Cryptosuite,
  unsecured: JsonDocument,
  proof: ProofConfig,
  { keyOf }: Expected,
): Promise<ProofFault | undefined> {
  const { proofValue, ...config } = proof;
  keepShapeMadeOf(unsecured, config);
  const signature = 'hashData' in suite ? signatureIn(textOf(proofValue)) : undefined;
  const document = inContextOf(proof, unsecured, suite);
  const found = keyOf(textOf(proof['verificationMethod']));
  const publicJwk = isLater(found) ? await found : found;
  const curve = curveOf(publicJwk);
  if (!suite.curves.includes(curve)) {
    return {
      code: 'STANDARDS_KEY_UNSUPPORTED',
      reason: `${suite.name} does not verify with a key of ${curve}.`,
    };
  }
  if (signature && signature.length !== signatureLengths[curve]) {
    return { code: 'PROOF_VALUE_LENGTH', reason: `The value of the proof is no signature of ${curve}.` };
  }
  if (signature) {
    const hashed = (suite as HashingCryptosuite).hashData(document, config, curve);
    const bytes = isLater(hashed) ? await hashed : hashed;
    if (verifyBytes(bytes, signature, publicJwk)) return undefined;
  } else if ('verify' in suite && (await suite.verify(document, proof, publicJwk))) return undefined;
  return {
    code: 'PROOF_INVALID',
    reason: 'The signature does not fit: the document was altered or signed with another key.',
  };
}

function signatureIn(proofValue: string): Uint8Array {
  try {
    return decodeMultibase(proofValue);
  } catch {
    throw new StandardsError('PROOF_VALUE_ENCODING', 'The value of the proof is not base58btc multibase.');
  }
}

/**
 * The document in the contexts that its proof carries, which must be where the document's own begin (VC Data Integrity
 * EdDSA 1.0 §3.3.2). Of other suites no proof carries contexts: it would not be signed.
 */
function inContextOf(proof: ProofConfig, document: JsonDocument, suite: Cryptosuite): JsonDocument {
  const carried = proof['@context'];
  if (carried === undefined) return document;
  const own = listOf(document['@context']);
  const begins = listOf(carried).every(
    (each, index) => canonicalJson(each) === canonicalJson(own[index] ?? null),
  );
  if ('keepsContext' in suite && begins) return { ...document, '@context': carried };
  throw new StandardsError('PROOF_CONTEXT', 'The contexts of the proof are not those of the document.');
}

function textOr(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
