import type { Rule } from '../rule.js';
import { checkV1ContextDuplicate } from './check-v1-context-duplicate.js';
import { checkV1ContextNotList } from './check-v1-context-not-list.js';
import { checkV1CredentialSchemaIdMissing } from './check-v1-credential-schema-id-missing.js';
import { checkV1CredentialSchemaIdNotUrl } from './check-v1-credential-schema-id-not-url.js';
import { checkV1CredentialSchemaNotObject } from './check-v1-credential-schema-not-object.js';
import { checkV1CredentialSchemaTypeMissing } from './check-v1-credential-schema-type-missing.js';
import { checkV1CredentialStatusIdMissing } from './check-v1-credential-status-id-missing.js';
import { checkV1CredentialStatusIdNotUrl } from './check-v1-credential-status-id-not-url.js';
import { checkV1CredentialStatusNotObject } from './check-v1-credential-status-not-object.js';
import { checkV1CredentialStatusTypeMissing } from './check-v1-credential-status-type-missing.js';
import { checkV1EvidenceIdNotUrl } from './check-v1-evidence-id-not-url.js';
import { checkV1EvidenceNotObject } from './check-v1-evidence-not-object.js';
import { checkV1EvidenceTypeMissing } from './check-v1-evidence-type-missing.js';
import { checkV1ExpirationDateMalformed } from './check-v1-expiration-date-malformed.js';
import { checkV1ExpirationOrder } from './check-v1-expiration-order.js';
import { checkV1IdNotUrl } from './check-v1-id-not-url.js';
import { checkV1IssuanceDateMalformed } from './check-v1-issuance-date-malformed.js';
import { checkV1IssuanceDateMissing } from './check-v1-issuance-date-missing.js';
import { checkV1IssuerMissing } from './check-v1-issuer-missing.js';
import { checkV1IssuerNotUrl } from './check-v1-issuer-not-url.js';
import { checkV1ProofIdNotUrl } from './check-v1-proof-id-not-url.js';
import { checkV1ProofNotObject } from './check-v1-proof-not-object.js';
import { checkV1ProofTypeMissing } from './check-v1-proof-type-missing.js';
import { checkV1RefreshServiceIdMissing } from './check-v1-refresh-service-id-missing.js';
import { checkV1RefreshServiceIdNotUrl } from './check-v1-refresh-service-id-not-url.js';
import { checkV1RefreshServiceNotObject } from './check-v1-refresh-service-not-object.js';
import { checkV1RefreshServiceTypeMissing } from './check-v1-refresh-service-type-missing.js';
import { checkV1SubjectEmpty } from './check-v1-subject-empty.js';
import { checkV1SubjectIdNotUrl } from './check-v1-subject-id-not-url.js';
import { checkV1SubjectMissing } from './check-v1-subject-missing.js';
import { checkV1SubjectNotObject } from './check-v1-subject-not-object.js';
import { checkV1TermsOfUseIdNotUrl } from './check-v1-terms-of-use-id-not-url.js';
import { checkV1TermsOfUseNotObject } from './check-v1-terms-of-use-not-object.js';
import { checkV1TermsOfUseTypeMissing } from './check-v1-terms-of-use-type-missing.js';
import { checkV1TypeMissing } from './check-v1-type-missing.js';
import { checkV1TypeNotCredential } from './check-v1-type-not-credential.js';
import { checkV1TypeNotTerm } from './check-v1-type-not-term.js';
import { checkV1ValidFromMalformed } from './check-v1-valid-from-malformed.js';
import { checkV1ValidUntilMalformed } from './check-v1-valid-until-malformed.js';

/** The structure of a credential of data model 1.1, which is read and not issued. */
export const version1Rules: readonly Rule[] = [
  checkV1ContextNotList,
  checkV1ContextDuplicate,
  checkV1IdNotUrl,
  checkV1TypeMissing,
  checkV1TypeNotTerm,
  checkV1TypeNotCredential,
  checkV1SubjectMissing,
  checkV1SubjectNotObject,
  checkV1SubjectEmpty,
  checkV1SubjectIdNotUrl,
  checkV1IssuerMissing,
  checkV1IssuerNotUrl,
  checkV1IssuanceDateMissing,
  checkV1IssuanceDateMalformed,
  checkV1ValidFromMalformed,
  checkV1ValidUntilMalformed,
  checkV1ExpirationDateMalformed,
  checkV1ExpirationOrder,
  checkV1ProofNotObject,
  checkV1ProofTypeMissing,
  checkV1ProofIdNotUrl,
  checkV1CredentialStatusNotObject,
  checkV1CredentialStatusTypeMissing,
  checkV1CredentialStatusIdNotUrl,
  checkV1CredentialStatusIdMissing,
  checkV1CredentialSchemaNotObject,
  checkV1CredentialSchemaTypeMissing,
  checkV1CredentialSchemaIdNotUrl,
  checkV1CredentialSchemaIdMissing,
  checkV1RefreshServiceNotObject,
  checkV1RefreshServiceTypeMissing,
  checkV1RefreshServiceIdNotUrl,
  checkV1RefreshServiceIdMissing,
  checkV1TermsOfUseNotObject,
  checkV1TermsOfUseTypeMissing,
  checkV1TermsOfUseIdNotUrl,
  checkV1EvidenceNotObject,
  checkV1EvidenceTypeMissing,
  checkV1EvidenceIdNotUrl,
];
