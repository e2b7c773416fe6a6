import type { JsonObject } from '../json-values.js';

/**
 * A JSON-LD document, as it is signed (VC Data Model 2.0 §4.3): an object that names its contexts.
 *
 * @example
 * const named: JsonDocument = { '@context': [credentialsV2], id: 'urn:a', name: 'A' };
 * await canonicalDocument(named) // '<urn:a> <https://schema.org/name> "A" .\n'
 */
export type JsonDocument = Readonly<Record<string, unknown>> & { readonly '@context': unknown };

/** The document that proofs are made over: all of it but them. */
export function withoutProof<TDocument extends JsonObject>(document: TDocument): TDocument {
  const { proof: _, ...unsecured } = document;
  return unsecured as unknown as TDocument;
}

/**
 * A Data Integrity proof (VC Data Integrity 1.0 §2.1), as it is made here. Times are dateTimeStamps in UTC.
 *
 * @example
 * const proofs: readonly DataIntegrityProof[] = [credential.proof].flat();
 * proofs.map(({ cryptosuite }) => cryptosuite) // ['eddsa-rdfc-2022']
 */
export interface DataIntegrityProof {
  readonly '@context'?: unknown;
  readonly id?: string;
  readonly type: 'DataIntegrityProof';
  readonly cryptosuite: string;
  readonly created: string;
  readonly expires?: string;
  readonly verificationMethod: string;
  readonly proofPurpose: string;
  readonly domain?: string | readonly string[];
  readonly challenge?: string;
  readonly nonce?: string;
  /** Identifiers of the proofs that this one signs too (§2.1.2). */
  readonly previousProof?: string | readonly string[];
  /** Multibase. */
  readonly proofValue: string;
}

/** Everything in a proof but its value: what is signed beside the document. */
export type ProofConfig = Readonly<Record<string, unknown>>;
