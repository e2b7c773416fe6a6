import { Injectable } from '@nestjs/common';
import type { CredentialFormat, DidMethod } from '@wellspring/contracts';
import type { Transaction } from '@wellspring/persistence';
import { KeyWrapping } from '@wellspring/platform';
import {
  didKey,
  toMultibase,
  type PrivateJwk,
  type SigningAlgorithm,
  type SigningKey,
} from '@wellspring/standards';
import { signingKeysOf, type SigningKeyRow } from '../storage/profiles.js';

/** A key in use, with the row that its signatures are counted on. */
export interface ActiveKey extends SigningKey {
  readonly keyId: string;
  readonly multibase: string;
}

const algorithms = { 'vc+ld+json': 'Ed25519', 'vc+jwt': 'ES256' } as const;

/**
 * The signing port: the only place where a private key is unwrapped. Encrypted at rest here; a KMS or HSM
 * would stand behind the same class.
 */
@Injectable()
export class IssuerKeys {
  private readonly unwrapped = new Map<string, ActiveKey>();

  constructor(private readonly wrapping: KeyWrapping) {}

  /** The institution's key for a form, valid now and not compromised; undefined before set-up. */
  async of(
    tx: Transaction,
    organisationId: string,
    format: CredentialFormat,
    now: Date,
  ): Promise<ActiveKey | undefined> {
    const [key] = await this.ofAlgorithms(tx, organisationId, [algorithms[format]], now);
    return key;
  }

  /** The institution's key for each of some algorithms, valid now and not compromised; none before set-up. */
  async ofAlgorithms(
    tx: Transaction,
    organisationId: string,
    wanted: readonly SigningAlgorithm[],
    now: Date,
  ): Promise<ActiveKey[]> {
    const valid = (await signingKeysOf(tx, organisationId)).filter((row) => isValid(row, now));
    const rows = wanted.flatMap((algorithm) => valid.find((row) => row.algorithm === algorithm) ?? []);
    return Promise.all(rows.map((row) => this.unwrap(row)));
  }

  /**
   * The key that signs the status lists of one of the institution's identifiers: a did:web's current one; a
   * did:key has no other than itself.
   */
  async ofIssuer(
    tx: Transaction,
    organisationId: string,
    issuer: string,
    now: Date,
  ): Promise<ActiveKey | undefined> {
    if (!issuer.startsWith('did:key:')) return this.of(tx, organisationId, 'vc+ld+json', now);
    const row = (await signingKeysOf(tx, organisationId)).find(
      (each) => didKey(toMultibase(each.public_jwk)).did === issuer && !each.compromised_since,
    );
    return row && signerAs('did:key', await this.unwrap(row));
  }

  private async unwrap(row: SigningKeyRow): Promise<ActiveKey> {
    const known = this.unwrapped.get(row.id);
    if (known) return known;
    const jwk = await this.wrapping.unwrap(row.wrapped_private, `signing-key:${row.id}`);
    const key: ActiveKey = {
      keyId: row.id,
      algorithm: row.algorithm,
      id: row.verification_method,
      controller: row.verification_method.split('#')[0] ?? '',
      multibase: toMultibase(row.public_jwk),
      privateJwk: JSON.parse(jwk.toString()) as PrivateJwk,
    };
    this.unwrapped.set(row.id, key);
    return key;
  }
}

/** The key in the name of the institution's did:web, or of the did:key that it is itself. */
export function signerAs(method: DidMethod | undefined, key: ActiveKey): ActiveKey {
  if (method !== 'did:key') return key;
  const { did, verificationMethod } = didKey(key.multibase);
  return { ...key, id: verificationMethod, controller: did };
}

function isValid(row: SigningKeyRow, now: Date): boolean {
  return row.valid_from <= now && (!row.valid_until || row.valid_until > now) && !row.compromised_since;
}
