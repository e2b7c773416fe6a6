import { Injectable } from '@nestjs/common';
import { issuerRegistered } from '@wellspring/contracts';
import { fact, Outbox } from '@wellspring/messaging';
import { Database, newId, type Transaction } from '@wellspring/persistence';
import { Clock, KeyWrapping, PublicAddress } from '@wellspring/platform';
import { didKey, didWeb, generateKeyPair, type SigningAlgorithm } from '@wellspring/standards';
import {
  insertProfile,
  insertSigningKey,
  pendingProfile,
  profileMade,
  profileOf,
  signingKeysOf,
} from '../storage/profiles.js';

/** A key of each: awards are signed with the first two, by form; the VC API signs with all. */
const algorithms: readonly SigningAlgorithm[] = ['Ed25519', 'ES256', 'ES384'];

/**
 * Gives an institution its keys and identifiers: did:web at our address, and the did:key of each key. One that has
 * some keeps them, and gets what it lacks.
 */
@Injectable()
export class MakeProfile {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly wrapping: KeyWrapping,
    private readonly clock: Clock,
    private readonly address: PublicAddress,
  ) {}

  /** Makes or completes one profile that waits; answers whether there was one. */
  async execute(): Promise<boolean> {
    return this.database.transaction('worker', async (tx) => {
      const institution = await pendingProfile(tx);
      if (!institution) return false;
      const did = didWeb(this.address.urlOf(`/issuer/dids/${institution.slug}`));
      const own = await this.makeMissingKeys(tx, institution.id, did);
      const now = this.clock.now();
      const row = { organisation_id: institution.id, slug: institution.slug, did_web: did };
      if (!(await profileOf(tx, institution.id)))
        await insertProfile(tx, { ...row, did_key: own[0] ?? did }, now);
      await profileMade(tx, institution.id);
      const data = {
        organisationId: institution.id,
        name: institution.name,
        dids: [did, ...own],
        registeredAt: now.toISOString(),
      };
      await this.outbox.append(tx, [fact(issuerRegistered, data)]);
      return true;
    });
  }

  /** The did:keys of the keys that were made. */
  private async makeMissingKeys(tx: Transaction, organisationId: string, did: string): Promise<string[]> {
    const present = new Set((await signingKeysOf(tx, organisationId)).map(({ algorithm }) => algorithm));
    const made: string[] = [];
    for (const algorithm of algorithms) {
      if (present.has(algorithm)) continue;
      made.push(didKey(await this.makeKey(tx, organisationId, did, algorithm)).did);
    }
    return made;
  }

  private async makeKey(
    tx: Transaction,
    organisationId: string,
    did: string,
    algorithm: SigningAlgorithm,
  ): Promise<string> {
    const pair = generateKeyPair(algorithm);
    const id = newId();
    await insertSigningKey(tx, {
      id,
      organisation_id: organisationId,
      verification_method: `${did}#${id}`,
      algorithm,
      purpose: 'assertionMethod',
      public_jwk: pair.publicJwk,
      wrapped_private: await this.wrapping.wrap(
        Buffer.from(JSON.stringify(pair.privateJwk)),
        `signing-key:${id}`,
      ),
      valid_from: this.clock.now(),
      valid_until: null,
      compromised_since: null,
    });
    return pair.publicKeyMultibase;
  }
}
