import type { Rule, RuleRow } from '../rule.js';
import { checkConfidenceMethodIdNotUrl } from './check-confidence-method-id-not-url.js';
import { checkConfidenceMethodNotObject } from './check-confidence-method-not-object.js';
import { checkConfidenceMethodTypeMissing } from './check-confidence-method-type-missing.js';
import { checkContextDuplicate } from './check-context-duplicate.js';
import { checkContextInline } from './check-context-inline.js';
import { checkContextList } from './check-context-list.js';
import { checkContextMember } from './check-context-member.js';
import { checkContextMissing } from './check-context-missing.js';
import { checkContextNotList } from './check-context-not-list.js';
import { checkContextOrder } from './check-context-order.js';
import { checkContextRenames } from './check-context-renames.js';
import { checkContextType } from './check-context-type.js';
import { checkContextUnknown } from './check-context-unknown.js';
import { checkContextVersion1 } from './check-context-version-1.js';
import { checkCredentialSchemaIdMissing } from './check-credential-schema-id-missing.js';
import { checkCredentialSchemaIdNotUrl } from './check-credential-schema-id-not-url.js';
import { checkCredentialSchemaNotObject } from './check-credential-schema-not-object.js';
import { checkCredentialSchemaTypeMissing } from './check-credential-schema-type-missing.js';
import { checkCredentialStatusIdNotUrl } from './check-credential-status-id-not-url.js';
import { checkCredentialStatusNotObject } from './check-credential-status-not-object.js';
import { checkCredentialStatusTypeMissing } from './check-credential-status-type-missing.js';
import { checkDatesOfVersion1 } from './check-dates-of-version-1.js';
import { checkDescriptionMalformed } from './check-description-malformed.js';
import { checkEnvelopedCredentialContext } from './check-enveloped-credential-context.js';
import { checkEnvelopedCredentialId } from './check-enveloped-credential-id.js';
import { checkEnvelopedCredentialType } from './check-enveloped-credential-type.js';
import { checkEnvelopedPresentationContext } from './check-enveloped-presentation-context.js';
import { checkEnvelopedPresentationId } from './check-enveloped-presentation-id.js';
import { checkEvidenceIdNotUrl } from './check-evidence-id-not-url.js';
import { checkEvidenceNotObject } from './check-evidence-not-object.js';
import { checkEvidenceTypeMissing } from './check-evidence-type-missing.js';
import { checkHolderNotUrl } from './check-holder-not-url.js';
import { checkIdNotUrl } from './check-id-not-url.js';
import { checkIssuerDescriptionMalformed } from './check-issuer-description-malformed.js';
import { checkIssuerMissing } from './check-issuer-missing.js';
import { checkIssuerNameMalformed } from './check-issuer-name-malformed.js';
import { checkIssuerNotUrl } from './check-issuer-not-url.js';
import { checkNameMalformed } from './check-name-malformed.js';
import { checkPresentedNotObject } from './check-presented-not-object.js';
import { checkProofIdNotUrl } from './check-proof-id-not-url.js';
import { checkProofNotObject } from './check-proof-not-object.js';
import { checkProofTypeMissing } from './check-proof-type-missing.js';
import { checkRefreshServiceIdMissing } from './check-refresh-service-id-missing.js';
import { checkRefreshServiceIdNotUrl } from './check-refresh-service-id-not-url.js';
import { checkRefreshServiceNotObject } from './check-refresh-service-not-object.js';
import { checkRefreshServiceTypeMissing } from './check-refresh-service-type-missing.js';
import { checkRelatedResourceDigestMalformed } from './check-related-resource-digest-malformed.js';
import { checkRelatedResourceDigestMissing } from './check-related-resource-digest-missing.js';
import { checkRelatedResourceDuplicate } from './check-related-resource-duplicate.js';
import { checkRelatedResourceId } from './check-related-resource-id.js';
import { checkRelatedResourceNotObject } from './check-related-resource-not-object.js';
import { checkRenderMethodIdNotUrl } from './check-render-method-id-not-url.js';
import { checkRenderMethodNotObject } from './check-render-method-not-object.js';
import { checkRenderMethodTypeMissing } from './check-render-method-type-missing.js';
import { checkSubjectEmpty } from './check-subject-empty.js';
import { checkSubjectIdNotUrl } from './check-subject-id-not-url.js';
import { checkSubjectMissing } from './check-subject-missing.js';
import { checkSubjectNotObject } from './check-subject-not-object.js';
import { checkTermsDefined } from './check-terms-defined.js';
import { checkTermsOfUseIdNotUrl } from './check-terms-of-use-id-not-url.js';
import { checkTermsOfUseNotObject } from './check-terms-of-use-not-object.js';
import { checkTermsOfUseTypeMissing } from './check-terms-of-use-type-missing.js';
import { checkTypeMissing } from './check-type-missing.js';
import { checkTypeNotCredential } from './check-type-not-credential.js';
import { checkTypeNotPresentation } from './check-type-not-presentation.js';
import { checkTypeNotTerm } from './check-type-not-term.js';
import { checkValidFromMalformed } from './check-valid-from-malformed.js';
import { checkValidUntilMalformed } from './check-valid-until-malformed.js';
import { checkValidityOrder } from './check-validity-order.js';

/** The rules of the check `context`, which `contextFindings` and `termFindings` judge by one walk. */
export const contextRules: readonly RuleRow[] = [
  checkContextMissing,
  checkContextUnknown,
  checkContextOrder,
  checkContextMember,
  checkContextType,
  checkContextList,
  checkContextRenames,
  checkContextInline,
  checkContextVersion1,
  checkTermsDefined,
];

/** The structure of a credential (VC Data Model 2.0 §4 and §5). */
export const credentialRules: readonly Rule[] = [
  checkContextNotList,
  checkContextDuplicate,
  checkIdNotUrl,
  checkTypeMissing,
  checkTypeNotTerm,
  checkTypeNotCredential,
  checkNameMalformed,
  checkIssuerNameMalformed,
  checkDescriptionMalformed,
  checkIssuerDescriptionMalformed,
  checkIssuerMissing,
  checkIssuerNotUrl,
  checkSubjectMissing,
  checkSubjectNotObject,
  checkSubjectEmpty,
  checkSubjectIdNotUrl,
  checkValidFromMalformed,
  checkValidUntilMalformed,
  checkValidityOrder,
  checkDatesOfVersion1,
  checkCredentialStatusNotObject,
  checkCredentialStatusTypeMissing,
  checkCredentialStatusIdNotUrl,
  checkCredentialSchemaNotObject,
  checkCredentialSchemaTypeMissing,
  checkCredentialSchemaIdNotUrl,
  checkCredentialSchemaIdMissing,
  checkProofNotObject,
  checkProofTypeMissing,
  checkProofIdNotUrl,
  checkRelatedResourceNotObject,
  checkRelatedResourceId,
  checkRelatedResourceDuplicate,
  checkRelatedResourceDigestMissing,
  checkRelatedResourceDigestMalformed,
  checkRefreshServiceNotObject,
  checkRefreshServiceTypeMissing,
  checkRefreshServiceIdNotUrl,
  checkRefreshServiceIdMissing,
  checkTermsOfUseNotObject,
  checkTermsOfUseTypeMissing,
  checkTermsOfUseIdNotUrl,
  checkEvidenceNotObject,
  checkEvidenceTypeMissing,
  checkEvidenceIdNotUrl,
  checkConfidenceMethodNotObject,
  checkConfidenceMethodTypeMissing,
  checkConfidenceMethodIdNotUrl,
  checkRenderMethodNotObject,
  checkRenderMethodTypeMissing,
  checkRenderMethodIdNotUrl,
];

/** The structure of a presentation (VC Data Model 2.0 §4.13), without that of the credentials in it. */
export const presentationRules: readonly Rule[] = [
  checkContextNotList,
  checkContextDuplicate,
  checkIdNotUrl,
  checkTypeMissing,
  checkTypeNotTerm,
  checkTypeNotPresentation,
  checkHolderNotUrl,
  checkPresentedNotObject,
  checkProofNotObject,
  checkProofTypeMissing,
  checkProofIdNotUrl,
  checkTermsOfUseNotObject,
  checkTermsOfUseTypeMissing,
  checkTermsOfUseIdNotUrl,
];

/** An enveloped credential: context, type, and a `data:` URL as identifier (VC Data Model 2.0 §4.13.1). */
export const envelopedCredentialRules: readonly Rule[] = [
  checkEnvelopedCredentialContext,
  checkEnvelopedCredentialType,
  checkEnvelopedCredentialId,
];

/** An enveloped presentation (VC Data Model 2.0 §4.13.2); its type is what these rules are chosen by. */
export const envelopedPresentationRules: readonly Rule[] = [
  checkEnvelopedPresentationContext,
  checkEnvelopedPresentationId,
];
