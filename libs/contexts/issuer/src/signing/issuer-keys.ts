import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '@wellspring/persistence';
import { KeyWrapping } from '@wellspring/platform';
import type { PrivateJwk, SigningAlgorithm, SigningKey } from '@wellspring/standards';
import { signingKeysOf, type SigningKeyRow } from '../storage/profiles.js';

/** A key in use, with the row that its signatures are counted on. */
export interface ActiveKey extends SigningKey {
  readonly keyId: string;
}

/**
 * The signing port: the only place where a private key is unwrapped. Encrypted at rest here; a KMS or HSM
 * would stand behind the same class.
 */
@Injectable()
export class IssuerKeys {
  private readonly unwrapped = new Map<string, ActiveKey>();

  constructor(
    private readonly database: Database,
    private readonly wrapping: KeyWrapping,
  ) {}

  /** The institution's key of an algorithm that is valid now and not compromised; undefined before set-up. */
  async active(
    organisationId: string,
    algorithm: SigningAlgorithm,
    now: Date,
  ): Promise<ActiveKey | undefined> {
    const rows = await this.database.transaction('worker', (tx) => signingKeysOf(tx, organisationId));
    const row = rows.find((each) => each.algorithm === algorithm && isValid(each, now));
    return row && this.unwrap(row);
  }

  async of(
    tx: Transaction,
    organisationId: string,
    algorithm: SigningAlgorithm,
    now: Date,
  ): Promise<ActiveKey | undefined> {
    const row = (await signingKeysOf(tx, organisationId)).find(
      (each) => each.algorithm === algorithm && isValid(each, now),
    );
    return row && this.unwrap(row);
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
      privateJwk: JSON.parse(jwk.toString()) as PrivateJwk,
    };
    this.unwrapped.set(row.id, key);
    return key;
  }
}

function isValid(row: SigningKeyRow, now: Date): boolean {
  return row.valid_from <= now && (!row.valid_until || row.valid_until > now) && !row.compromised_since;
}
