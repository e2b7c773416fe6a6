import type { JsonDocument } from '../integrity/data-integrity-proof.js';
import type { Achievement } from './achievement-schema.js';
import type { AchievementSubject, Result } from './achievement-subject-schema.js';
import { buildProfile, defined, type ProfileInput } from './build-profile.js';
import { commonMembers, type CommonMembers } from './common-members.js';
import { contextsOf } from './credential-contexts.js';
import type { IdentityObject } from './identity-object.js';

/** A Result without its type: the achieved level by identifier, a value, or a status. */
type ResultInput = Omit<Result, 'type'>;

/**
 * What a badge is made of (Open Badges 3.0 §B.1.2): who awards what to whom, and from when it holds.
 *
 * @example
 * const input: AchievementCredentialInput = { id, issuer, achievement, subject, validFrom };
 * buildAchievementCredential(input)['name'] // 'Log analysis'
 */
export interface AchievementCredentialInput extends CommonMembers {
  /** `urn:uuid:…` */
  readonly id: string;
  /** The achievement's name, unless the credential has one of its own. */
  readonly name?: string;
  readonly issuer: ProfileInput;
  readonly achievement: Achievement;
  readonly subject: { readonly id: string } | { readonly identity: IdentityObject };
  /** What the subject says beside person, achievement and results: narrative, role, term, credits, source … */
  readonly details?: Omit<
    Partial<AchievementSubject>,
    'id' | 'type' | 'identifier' | 'achievement' | 'result'
  >;
  readonly result?: ResultInput | readonly ResultInput[];
  readonly validFrom: Date;
}

/**
 * An unsigned Open Badges 3.0 AchievementCredential on VC Data Model 2.0 (§B.1.2). `endorsementJwt` is not among
 * its members, for the published context does not define it: such a credential could not be signed.
 *
 * @returns the document, to be signed; every rule of `badgeRules` holds when the input is what its types say
 * @example
 * const built = buildAchievementCredential({ id, issuer, achievement, subject, validFrom });
 * runRules(badgeRules, built) // []
 */
export function buildAchievementCredential(input: AchievementCredentialInput): JsonDocument {
  const { id, issuer, achievement, subject, details, result, validFrom } = input;
  const { credentialStatus, credentialSchema, refreshService } = input;
  const results = result && [result].flat().map((each) => ({ type: ['Result'], ...defined(each) }));
  return {
    '@context': contextsOf('badge', [credentialStatus, credentialSchema, refreshService]),
    id,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: input.name ?? achievement.name,
    issuer: buildProfile(issuer),
    validFrom: validFrom.toISOString(),
    ...commonMembers(input),
    credentialSubject: {
      type: ['AchievementSubject'],
      ...('id' in subject ? { id: subject.id } : { identifier: [subject.identity] }),
      ...(details && defined(details)),
      achievement,
      ...(results && { result: results }),
    },
  };
}
