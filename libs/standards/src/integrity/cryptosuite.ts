import type { Awaitable } from '../awaitable.js';
import type { SigningKey } from '../keys/key-pair.js';
import type { Curve, PublicJwk } from '../keys/multikey.js';
import type { JsonDocument, ProofConfig } from './data-integrity-proof.js';

/** A suite that signs one hash: that of the configuration, then that of the document. */
export interface HashingCryptosuite {
  /** The value of `cryptosuite`; for a suite older than that property, the value of `type`. */
  readonly name: string;
  readonly curves: readonly Curve[];
  /** What the signature is made over; the digests are as long as the curve asks for. */
  readonly hashData: (unsecured: JsonDocument, config: ProofConfig, curve: Curve) => Awaitable<Buffer>;
  /** The configuration carries the document's contexts (the JCS suites). */
  readonly keepsContext?: true;
  /** Such proofs are read but no longer made. */
  readonly readOnly?: true;
}

/** A suite whose proof value is more than one signature, as selective disclosure needs. */
export interface OwnCryptosuite {
  readonly name: string;
  readonly curves: readonly Curve[];
  /** The multibase value of a proof. */
  readonly sign: (
    unsecured: JsonDocument,
    options: {
      readonly config: ProofConfig;
      readonly key: SigningKey;
      readonly mandatoryPointers: readonly string[];
      readonly random?: ((size: number) => Uint8Array) | undefined;
    },
  ) => Promise<string>;
  /** Whether the proof, value included, signs the document without it. Throws StandardsError. */
  readonly verify: (unsecured: JsonDocument, proof: ProofConfig, publicJwk: PublicJwk) => Promise<boolean>;
}

export type Cryptosuite = HashingCryptosuite | OwnCryptosuite;
