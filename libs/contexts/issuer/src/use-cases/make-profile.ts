import { Injectable } from '@nestjs/common';
import { issuerRegistered } from '@wellspring/contracts';
import { fact, Outbox } from '@wellspring/messaging';
import { Database, newId, type Transaction } from '@wellspring/persistence';
import { Clock, KeyWrapping, PublicAddress } from '@wellspring/platform';
import { didKey, didWeb, generateKeyPair, type SigningAlgorithm } from '@wellspring/standards';
import { insertProfile, insertSigningKey, pendingProfile, profileMade } from '../storage/profiles.js';

/** Gives an institution its keys and identifiers: did:web at our address, and the did:key of each key. */
@Injectable()
export class MakeProfile {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly wrapping: KeyWrapping,
    private readonly clock: Clock,
    private readonly address: PublicAddress,
  ) {}

  /** Makes one profile that waits; answers whether there was one. */
  async execute(): Promise<boolean> {
    return this.database.transaction('worker', async (tx) => {
      const institution = await pendingProfile(tx);
      if (!institution) return false;
      const did = didWeb(this.address.urlOf(`/issuer/dids/${institution.slug}`));
      const own = didKey(await this.makeKey(tx, institution.id, did, 'Ed25519')).did;
      const ownOfJwts = didKey(await this.makeKey(tx, institution.id, did, 'ES256')).did;
      const now = this.clock.now();
      const row = { organisation_id: institution.id, slug: institution.slug, did_web: did, did_key: own };
      await insertProfile(tx, row, now);
      await profileMade(tx, institution.id);
      const data = {
        organisationId: institution.id,
        name: institution.name,
        dids: [did, own, ownOfJwts],
        registeredAt: now.toISOString(),
      };
      await this.outbox.append(tx, [fact(issuerRegistered, data)]);
      return true;
    });
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
