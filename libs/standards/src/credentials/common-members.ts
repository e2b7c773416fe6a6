import type { JsonDocument } from '../integrity/data-integrity-proof.js';
import { defined } from './build-profile.js';
import type { Image } from './profile-schema.js';
import type { Evidence } from './secured-schema.js';

/** A member that another specification types. */
interface TypedMember {
  readonly id?: string | undefined;
  readonly type: string;
  readonly [member: string]: unknown;
}

/**
 * What every credential of Open Badges 3.0 (§B.1.2) and CLR 2.0 (ClrCredential) may carry beside its subject.
 *
 * @example
 * const common: CommonMembers = { awardedDate: validFrom, credentialStatus: entry };
 * buildAchievementCredential({ id, issuer, achievement, subject, validFrom, ...common })['credentialStatus'] // entry
 */
export interface CommonMembers {
  readonly description?: string;
  readonly awardedDate?: Date;
  readonly validUntil?: Date;
  readonly credentialStatus?: TypedMember | readonly TypedMember[];
  readonly credentialSchema?: readonly (TypedMember & { readonly id: string })[];
  readonly refreshService?: TypedMember & { readonly id: string };
  readonly termsOfUse?: readonly TypedMember[];
  readonly evidence?: readonly Evidence[];
  /** Signed EndorsementCredentials. */
  readonly endorsement?: readonly JsonDocument[];
  readonly image?: Image;
}

/**
 * The common members as a document has them: times as text, nothing undefined.
 *
 * @example commonMembers({ validUntil: new Date('2030-01-01') }) // { validUntil: '2030-01-01T00:00:00.000Z' }
 */
export function commonMembers(input: CommonMembers): Record<string, unknown> {
  return defined({
    description: input.description,
    image: input.image,
    awardedDate: input.awardedDate?.toISOString(),
    validUntil: input.validUntil?.toISOString(),
    credentialStatus: input.credentialStatus,
    credentialSchema: input.credentialSchema,
    refreshService: input.refreshService,
    termsOfUse: input.termsOfUse,
    evidence: input.evidence,
    endorsement: input.endorsement,
  });
}
