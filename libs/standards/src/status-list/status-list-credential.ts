import { credentialsV2 } from '../contexts/pinned-contexts.js';
import type { JsonDocument } from '../integrity/data-integrity-proof.js';
import { encodeStatusList } from './encoded-list.js';
import type { StatusPurpose } from './status-entry.js';

/**
 * What a BitstringStatusListCredential is made of (Bitstring Status List 1.0 §2.2).
 *
 * @example
 * const url = 'https://example.org/status/1';
 * const input: StatusListCredentialInput = { id: url, issuer: did, validFrom, bits, ttl: 60_000 };
 * timeToLive(buildStatusListCredential(input)) // 60_000
 */
export interface StatusListCredentialInput {
  /** The URL at which the list is served. */
  readonly id: string;
  readonly issuer: string;
  readonly validFrom: Date;
  readonly validUntil?: Date;
  readonly bits: Uint8Array;
  readonly purpose?: StatusPurpose | readonly StatusPurpose[];
  /** For how many milliseconds readers may keep it. */
  readonly ttl?: number;
}

/**
 * An unsigned BitstringStatusListCredential (Bitstring Status List 1.0 §2.2).
 *
 * @returns the document, to be signed by the issuer of the credentials that it speaks of
 * @example
 * const id = 'https://example.org/status/1';
 * const unsigned = buildStatusListCredential({ id, issuer: did, validFrom, bits });
 * unsigned['type'] // ['VerifiableCredential', 'BitstringStatusListCredential']
 */
export function buildStatusListCredential(input: StatusListCredentialInput): JsonDocument {
  const { id, issuer, validFrom, validUntil, bits, purpose = 'revocation', ttl } = input;
  return {
    '@context': [credentialsV2],
    id,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer,
    validFrom: validFrom.toISOString(),
    ...(validUntil && { validUntil: validUntil.toISOString() }),
    credentialSubject: {
      id: `${id}#list`,
      type: 'BitstringStatusList',
      statusPurpose: purpose,
      encodedList: encodeStatusList(bits),
      ...(ttl !== undefined && { ttl }),
    },
  };
}
