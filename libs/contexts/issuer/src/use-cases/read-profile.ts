import { Injectable } from '@nestjs/common';
import { refuse, type IssuerProfile, type Refusal } from '@wellspring/contracts';
import { Database } from '@wellspring/persistence';
import { didDocument, didKey, toMultibase, type DidDocument } from '@wellspring/standards';
import { profileBySlug, profileOf, signatureCounts, signingKeysOf } from '../storage/profiles.js';

/** Who an institution is as an issuer. */
@Injectable()
export class ReadProfile {
  constructor(private readonly database: Database) {}

  async own(organisationId: string): Promise<IssuerProfile> {
    return this.database.transaction({ organisation: organisationId }, async (tx) => {
      const profile = await profileOf(tx, organisationId);
      const keys = await signingKeysOf(tx, organisationId);
      const counts = await signatureCounts(tx, organisationId);
      return {
        organisationId,
        name: profile?.name ?? '',
        ready: profile !== undefined,
        didWeb: profile?.did_web ?? null,
        didKey: profile?.did_key ?? null,
        keys: keys.map((key) => ({
          verificationMethod: key.verification_method,
          algorithm: key.algorithm,
          didKey: didKey(toMultibase(key.public_jwk)).did,
          validFrom: key.valid_from.toISOString(),
          validUntil: key.valid_until?.toISOString() ?? null,
          compromisedSince: key.compromised_since?.toISOString() ?? null,
          signatures: counts.get(key.id) ?? 0,
        })),
      };
    });
  }

  /** The document of the institution's did:web: every key that ever signed and was not compromised. */
  async didDocument(slug: string): Promise<DidDocument | Refusal> {
    return this.database.transaction('worker', async (tx) => {
      const profile = await profileBySlug(tx, slug);
      if (!profile) return refuse('ISSUER_UNKNOWN_DID', 404, 'There is no such issuer.');
      const keys = (await signingKeysOf(tx, profile.organisation_id))
        .filter(({ compromised_since }) => compromised_since === null)
        .map(({ verification_method: id, public_jwk: publicJwk, purpose }) => ({
          id,
          publicJwk,
          purposes: [purpose],
        }));
      const alsoKnownAs = keys.map(({ publicJwk }) => didKey(toMultibase(publicJwk)).did);
      return didDocument({ did: profile.did_web, keys, alsoKnownAs });
    });
  }
}
