import { textOf } from '../text-of.js';
import { decodeMultibase, type Curve } from '../keys/multikey.js';
import { cryptosuites } from './cryptosuites.js';
import { withoutProof, type JsonDocument, type ProofConfig } from './data-integrity-proof.js';
import { hashNameOf } from './digest.js';
import { previousProofs, proofsOf } from './proofs-of.js';
import { signatureLengths } from './raw-signature.js';
import { canonicalConfiguration, canonicalDocument, rdfcHashData } from './rdfc-hash-data.js';

/**
 * What one proof signs (VC Data Integrity EdDSA 1.0 §3.2.4), for people who compare it with what another party signed.
 *
 * @example
 * const [signed]: readonly SignedStatements[] = await signedStatements(credential);
 * signed?.document // await canonicalDocument(unsecured)
 */
export interface SignedStatements {
  readonly cryptosuite: string;
  /** The hash function inside RDFC-1.0 and of both texts (VC Data Integrity ECDSA 1.0 §3.2.4). */
  readonly hash: 'sha256' | 'sha384';
  /** Canonical N-Quads of the document, with the proofs that this one builds on and without all others. */
  readonly document: string;
  /** Canonical N-Quads of the proof without its value. */
  readonly configuration: string;
}

/**
 * What each proof of a document over canonical statements signs (VC Data Integrity EdDSA 1.0 §3.2.3, §3.2.5); proofs of
 * other suites are passed over. Nothing is verified. Which hash it is tells the length of the proof value alone, since
 * the key may be far away.
 *
 * @throws StandardsError `STANDARDS_UNKNOWN_CONTEXT`, `STANDARDS_UNDEFINED_TERM`, `STANDARDS_WORK_EXCEEDED`,
 *   `STANDARDS_MULTIBASE_MALFORMED` for a proof value that is none, `PROOF_PREVIOUS_MISSING`, and what is read otherwise than it
 *   says: `CONTEXT_MEMBER`, `CONTEXT_TYPE`, `CONTEXT_LIST`, `CONTEXT_RENAMES`
 * @example (await signedStatements(credential)).map(({ cryptosuite }) => cryptosuite) // ['eddsa-rdfc-2022']
 */
export async function signedStatements(document: JsonDocument): Promise<readonly SignedStatements[]> {
  const unsecured = withoutProof(document);
  const proofs = proofsOf(document);
  const signed: SignedStatements[] = [];
  for (const proof of proofs) {
    const { proofValue, ...config } = Object(proof) as ProofConfig;
    const cryptosuite = nameOf(config);
    const suite = cryptosuites.get(cryptosuite);
    if (!suite || !('hashData' in suite) || suite.hashData !== rdfcHashData) continue;
    const previous = previousProofs(config['previousProof'], proofs);
    const covered = previous.length > 0 ? { ...unsecured, proof: previous } : unsecured;
    const curve = curveOfValue(proofValue);
    signed.push({
      cryptosuite,
      hash: hashNameOf(curve),
      document: await canonicalDocument(covered, curve),
      configuration: await canonicalConfiguration(unsecured, config),
    });
  }
  return signed;
}

/** Older kinds of proof have no suite, and their type says what they are. */
function nameOf({ type, cryptosuite }: ProofConfig): string {
  return textOf(type === 'DataIntegrityProof' ? cryptosuite : type);
}

/** P-384 alone has longer signatures, and another hash; what else it may be makes no difference. */
function curveOfValue(proofValue: unknown): Curve {
  if (typeof proofValue !== 'string') return 'Ed25519';
  return decodeMultibase(proofValue).length === signatureLengths['P-384'] ? 'P-384' : 'Ed25519';
}
