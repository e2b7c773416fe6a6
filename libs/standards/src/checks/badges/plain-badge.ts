import { z } from 'zod';
import { achievementCredentialSchema } from '../../credentials/achievement-credential-schema.js';
import { achievementSubjectSchema } from '../../credentials/achievement-subject-schema.js';
import { dateTime, text, uri } from '../../credentials/fields.js';
import { profileSchema } from '../../credentials/profile-schema.js';
import { evidenceSchema } from '../../credentials/secured-schema.js';
import { credentialsV2, openBadgesV3 } from '../../contexts/pinned-contexts.js';
import { checkValidityOrder } from '../data-model/check-validity-order.js';
import { parseDateTimeStamp } from '../../date-time-stamp.js';
import { isUrl } from '../../member-values.js';
import type { Rule } from '../rule.js';
import { checkAchievementType } from './check-achievement-type.js';
import { checkProofController } from './check-proof-controller.js';
import { checkResultReference } from './check-result-reference.js';
import { narrowGuardOf } from './schema-guard.js';

const url = z.string().refine(isUrl);
const time = dateTime.refine((value) => parseDateTimeStamp(value) !== undefined);
const contexts: readonly string[] = [credentialsV2, openBadgesV3];
const isFilled = (list: readonly unknown[]) => list.length > 0;
const plainEvidence = evidenceSchema.safeExtend({
  id: url.optional(),
  type: z.array(z.literal('Evidence')).refine(isFilled),
});
const credentialTypes = ['VerifiableCredential', 'OpenBadgeCredential', 'AchievementCredential'] as const;

/** A badge as nearly all are, in every member that the data model rules as well. */
const plainBadgeSchema = achievementCredentialSchema.safeExtend({
  '@context': z
    .array(z.string())
    .refine((list) => list.length === 2 && list.every((each, at) => each === contexts[at])),
  id: url,
  type: z
    .array(z.enum(credentialTypes))
    .refine(([first, second]) => first === credentialTypes[0] && second !== undefined && second !== first),
  issuer: profileSchema.safeExtend({ id: url }),
  credentialSubject: achievementSubjectSchema.safeExtend({ id: url.optional() }),
  validFrom: time,
  validUntil: time.optional(),
  evidence: z.array(plainEvidence).refine(isFilled).optional(),
  credentialStatus: z
    .strictObject({
      id: url.optional(),
      type: z.literal('BitstringStatusListEntry'),
      statusPurpose: text,
      statusListIndex: text,
      statusListCredential: uri,
    })
    .optional(),
  proof: z
    .strictObject({
      type: z.literal('DataIntegrityProof'),
      cryptosuite: z.enum(['eddsa-rdfc-2022', 'ecdsa-sd-2023']),
      created: dateTime.optional(),
      verificationMethod: text,
      proofPurpose: text,
      proofValue: text,
    })
    .optional(),
});

/** What a plain badge has none of: each has rules of its own, or holds what is judged by itself. */
const unusual: ReadonlySet<string> = new Set([
  'credentialSchema',
  'endorsement',
  'endorsementJwt',
  'issuanceDate',
  'refreshService',
  'termsOfUse',
]);

/**
 * Whether an Open Badges 3.0 credential is as nearly all are: as its schema says, of data model 2.0, in the contexts in
 * force and no other, and nowhere with a member that is unusual or not of the schema. Of all rules for contexts and
 * structure it can break `plainBadgeRules` alone, so that one look stands for the others.
 *
 * @example isPlainBadge({ type: ['VerifiableCredential', 'OpenBadgeCredential'] }) // false
 */
export const isPlainBadge = narrowGuardOf(plainBadgeSchema, unusual);

/** The rules that compare members, or warn: a plain badge may break them as any other. */
export const plainBadgeRules: readonly Rule[] = [
  checkValidityOrder,
  checkAchievementType,
  checkResultReference,
  checkProofController,
];
