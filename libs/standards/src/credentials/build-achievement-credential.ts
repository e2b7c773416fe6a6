import { createHash } from 'node:crypto';
import { credentialsV2, openBadgesV3 } from '../contexts/pinned-contexts.js';
import type { JsonDocument } from '../integrity/data-integrity-proof.js';
import type { Achievement, Profile, StatusEntry } from './schemas.js';

/** An identifier of a person that only who knows the address can confirm (Open Badges 3.0 §B.1.12). */
export interface IdentityObject {
  readonly type: 'IdentityObject';
  readonly hashed: true;
  readonly identityHash: string;
  readonly identityType: 'emailAddress';
  readonly salt: string;
}

/** The salted hash of an e-mail address, lower-cased, as `sha256$<hex>`. */
export function identityObject(email: string, salt: string): IdentityObject {
  const digest = createHash('sha256')
    .update(email.trim().toLowerCase() + salt)
    .digest('hex');
  return {
    type: 'IdentityObject',
    hashed: true,
    identityHash: `sha256$${digest}`,
    identityType: 'emailAddress',
    salt,
  };
}

export interface AchievementCredentialInput {
  /** `urn:uuid:…` */
  readonly id: string;
  readonly issuer: Pick<Profile, 'id' | 'name'> & { readonly url?: string };
  readonly achievement: Achievement;
  readonly subject: { readonly id: string } | { readonly identity: IdentityObject };
  /** The achieved level: identifiers of a ResultDescription and of one of its levels. */
  readonly result?: { readonly resultDescription: string; readonly achievedLevel: string };
  readonly validFrom: Date;
  readonly validUntil?: Date;
  readonly credentialStatus?: StatusEntry;
}

/** An unsigned Open Badges 3.0 AchievementCredential on VC Data Model 2.0. */
export function buildAchievementCredential(input: AchievementCredentialInput): JsonDocument {
  const { id, issuer, achievement, subject, result, validFrom, validUntil, credentialStatus } = input;
  return {
    '@context': [credentialsV2, openBadgesV3],
    id,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: achievement.name,
    issuer: {
      id: issuer.id,
      type: ['Profile'],
      ...(issuer.name && { name: issuer.name }),
      ...(issuer.url && { url: issuer.url }),
    },
    validFrom: validFrom.toISOString(),
    ...(validUntil && { validUntil: validUntil.toISOString() }),
    credentialSubject: {
      type: ['AchievementSubject'],
      ...('id' in subject ? { id: subject.id } : { identifier: [subject.identity] }),
      achievement,
      ...(result && { result: [{ type: ['Result'], ...result }] }),
    },
    ...(credentialStatus && { credentialStatus }),
  };
}
