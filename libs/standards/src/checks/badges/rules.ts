import { checkAchievementCredential } from './check-achievement-credential.js';
import { checkAchievementSubject } from './check-achievement-subject.js';
import { checkAchievement } from './check-achievement.js';
import { checkAchievementType } from './check-achievement-type.js';
import { checkAddress } from './check-address.js';
import { checkAlignment } from './check-alignment.js';
import { checkBadgeType } from './check-badge-type.js';
import { checkContext } from './check-context.js';
import { checkContextVersion } from './check-context-version.js';
import { checkCredentialSubject } from './check-credential-subject.js';
import { checkCriteria } from './check-criteria.js';
import { checkDates } from './check-dates.js';
import { checkEndorsementCredential } from './check-endorsement-credential.js';
import { checkEndorsement } from './check-endorsement.js';
import { checkEndorsementJwt } from './check-endorsement-jwt.js';
import { checkEndorsementProof } from './check-endorsement-proof.js';
import { checkEvidence } from './check-evidence.js';
import { checkExtensionContext } from './check-extension-context.js';
import { checkId } from './check-id.js';
import { checkImage } from './check-image.js';
import { checkIssuer } from './check-issuer.js';
import { checkLanguage } from './check-language.js';
import { checkOtherIdentifier } from './check-other-identifier.js';
import { checkProfile } from './check-profile.js';
import { checkProofController } from './check-proof-controller.js';
import { checkProofSuite } from './check-proof-suite.js';
import { checkRelated } from './check-related.js';
import { checkResult } from './check-result.js';
import { checkResultDescription } from './check-result-description.js';
import { checkResultReference } from './check-result-reference.js';
import { checkRubricCriterionLevel } from './check-rubric-criterion-level.js';
import { checkSubjectIdentifier } from './check-subject-identifier.js';
import type { Rule } from '../rule.js';

/**
 * Every rule of Open Badges 3.0, in the order in which 1EdTech's validator probes where it does.
 *
 * @example runRules(badgeRules, credential) // []
 */
export const badgeRules: readonly Rule[] = [
  checkContext,
  checkContextVersion,
  checkExtensionContext,
  checkBadgeType,
  checkId,
  checkAlignment,
  checkResult,
  checkResultDescription,
  checkRubricCriterionLevel,
  checkEvidence,
  checkImage,
  checkOtherIdentifier,
  checkAddress,
  checkRelated,
  checkCriteria,
  checkProfile,
  checkSubjectIdentifier,
  checkEndorsement,
  checkAchievement,
  checkCredentialSubject,
  checkAchievementSubject,
  checkAchievementCredential,
  checkIssuer,
  checkAchievementType,
  checkLanguage,
  checkDates,
  checkResultReference,
  checkEndorsementProof,
  checkEndorsementJwt,
  checkProofSuite,
  checkProofController,
];

/**
 * What holds of an EndorsementCredential as well (Open Badges 3.0 §B.1.7).
 *
 * @example runRules(endorsementRules, endorsement) // []
 */
export const endorsementRules: readonly Rule[] = [
  checkContext,
  checkContextVersion,
  checkExtensionContext,
  checkId,
  checkIssuer,
  checkDates,
  checkEndorsementCredential,
  checkEvidence,
  checkOtherIdentifier,
  checkImage,
  checkAddress,
  checkProfile,
  checkEndorsement,
  checkEndorsementJwt,
  checkProofSuite,
  checkProofController,
];
