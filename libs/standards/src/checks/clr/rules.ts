import { checkAchievement } from '../badges/check-achievement.js';
import { checkAchievementType } from '../badges/check-achievement-type.js';
import { checkAddress } from '../badges/check-address.js';
import { checkAlignment } from '../badges/check-alignment.js';
import { checkContextVersion } from '../badges/check-context-version.js';
import { checkCriteria } from '../badges/check-criteria.js';
import { checkDates } from '../badges/check-dates.js';
import { checkEndorsement } from '../badges/check-endorsement.js';
import { checkEndorsementJwt } from '../badges/check-endorsement-jwt.js';
import { checkEndorsementProof } from '../badges/check-endorsement-proof.js';
import { checkEvidence } from '../badges/check-evidence.js';
import { checkExtensionContext } from '../badges/check-extension-context.js';
import { checkId } from '../badges/check-id.js';
import { checkImage } from '../badges/check-image.js';
import { checkIssuer } from '../badges/check-issuer.js';
import { checkLanguage } from '../badges/check-language.js';
import { checkOtherIdentifier } from '../badges/check-other-identifier.js';
import { checkProfile } from '../badges/check-profile.js';
import { checkProofController } from '../badges/check-proof-controller.js';
import { checkProofSuite } from '../badges/check-proof-suite.js';
import { checkRelated } from '../badges/check-related.js';
import { checkResultDescription } from '../badges/check-result-description.js';
import { checkRubricCriterionLevel } from '../badges/check-rubric-criterion-level.js';
import { checkSubjectIdentifier } from '../badges/check-subject-identifier.js';
import type { Rule } from '../rule.js';
import { checkClrAssociation } from './check-clr-association.js';
import { checkClrContext } from './check-clr-context.js';
import { checkClrCredential } from './check-clr-credential.js';
import { checkClrCredentials } from './check-clr-credentials.js';
import { checkClrName } from './check-clr-name.js';
import { checkClrNested } from './check-clr-nested.js';
import { checkClrNestedProof } from './check-clr-nested-proof.js';
import { checkClrSubject } from './check-clr-subject.js';
import { checkClrType } from './check-clr-type.js';
import { checkClrVerifiableCredential } from './check-clr-verifiable-credential.js';

/**
 * Every rule of CLR 2.0: its own, and those of Open Badges 3.0 for the data types that it shares.
 *
 * @example runRules(clrRules, record) // []
 */
export const clrRules: readonly Rule[] = [
  checkClrContext,
  checkClrType,
  checkClrName,
  checkClrCredential,
  checkClrSubject,
  checkClrCredentials,
  checkClrNested,
  checkClrVerifiableCredential,
  checkClrNestedProof,
  checkClrAssociation,
  checkAchievement,
  checkAchievementType,
  checkAddress,
  checkAlignment,
  checkContextVersion,
  checkCriteria,
  checkDates,
  checkEndorsement,
  checkEndorsementJwt,
  checkEndorsementProof,
  checkEvidence,
  checkExtensionContext,
  checkId,
  checkImage,
  checkIssuer,
  checkLanguage,
  checkOtherIdentifier,
  checkProfile,
  checkProofController,
  checkProofSuite,
  checkRelated,
  checkResultDescription,
  checkRubricCriterionLevel,
  checkSubjectIdentifier,
];
