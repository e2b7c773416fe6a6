import type { JsonDocument } from '../integrity/data-integrity-proof.js';
import { buildProfile, type ProfileInput } from './build-profile.js';
import { commonMembers, type CommonMembers } from './common-members.js';
import { contextsOf } from './credential-contexts.js';

/**
 * What an endorsement is made of (Open Badges 3.0 §B.1.7).
 *
 * @example
 * const named = { id, name: 'In good standing', issuer, validFrom };
 * const input: EndorsementCredentialInput = { ...named, endorses: 'did:web:example.org', comment: 'They do.' };
 * runRules(endorsementRules, buildEndorsementCredential(input)) // []
 */
export interface EndorsementCredentialInput extends Omit<CommonMembers, 'endorsement' | 'image'> {
  /** `urn:uuid:…` */
  readonly id: string;
  readonly name: string;
  readonly issuer: ProfileInput;
  /** What is endorsed: the identifier of a profile, an achievement or a credential. */
  readonly endorses: string;
  readonly comment?: string;
  readonly validFrom: Date;
}

/**
 * An unsigned Open Badges 3.0 EndorsementCredential (§B.1.7). It says nothing until it is signed by its own issuer.
 *
 * @example
 * const endorses = 'did:web:example.org';
 * const built = buildEndorsementCredential({ id, name: 'In good standing', issuer, endorses, validFrom });
 * runRules(endorsementRules, built) // []
 */
export function buildEndorsementCredential(input: EndorsementCredentialInput): JsonDocument {
  const { id, name, issuer, endorses, comment, validFrom } = input;
  const { credentialStatus, credentialSchema, refreshService } = input;
  return {
    '@context': contextsOf('badge', [credentialStatus, credentialSchema, refreshService]),
    id,
    type: ['VerifiableCredential', 'EndorsementCredential'],
    name,
    issuer: buildProfile(issuer),
    validFrom: validFrom.toISOString(),
    ...commonMembers(input),
    credentialSubject: {
      id: endorses,
      type: ['EndorsementSubject'],
      ...(comment !== undefined && { endorsementComment: comment }),
    },
  };
}
