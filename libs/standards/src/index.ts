export { StandardsError } from './standards-error.js';
export {
  clrV2,
  credentialsV2,
  isPinnedContext,
  openBadgesV3,
  publishedDigestOf,
} from './contexts/pinned-contexts.js';
export { publishedBytesOf } from './contexts/published-bytes.js';
export { generateKeyPair, type KeyPair, type SigningKey } from './keys/key-pair.js';
export {
  jwkOfMultibase,
  toMultibase,
  type PrivateJwk,
  type PublicJwk,
  type SigningAlgorithm,
} from './keys/multikey.js';
export { didJwk, resolveDidJwk } from './keys/did-jwk.js';
export {
  didDocument,
  didKey,
  didWeb,
  didWebDocumentUrl,
  resolveDidKey,
  type DidDocument,
  type DidDocumentKey,
  type KeyPurpose,
  type ResolveDid,
  type VerificationMethod,
} from './keys/did.js';
export { canonicalize } from './linked-data/canonicalize.js';
export { canonicalJson } from './canonical-json/canonical-json.js';
export type { DataIntegrityProof, JsonDocument } from './integrity/data-integrity-proof.js';
export { signDataIntegrity, type SignDataIntegrityOptions } from './integrity/sign-data-integrity.js';
export { canonicalDocument } from './integrity/rdfc-hash-data.js';
export { signedStatements, type SignedStatements } from './integrity/signed-statements.js';
export {
  verifyDataIntegrity,
  type ProofOutcome,
  type VerifyDataIntegrityOptions,
} from './integrity/verify-data-integrity.js';
export { deriveProof } from './integrity/ecdsa-sd-2023/derive-proof.js';
export { refuseUninteroperable } from './integrity/refuse-uninteroperable.js';
export type { JoseAlgorithm, JoseJwk, JoseSigningKey } from './jose/jose-key.js';
export { issuerIdOf, type JwtProfile } from './jose/jwt-claims.js';
export { signVcJwt, verifyVcJwt, type VcJwtExpectations, type VcJwtOptions } from './jose/vc-jwt.js';
export { signVpJwt, verifyVpJwt, type VpJwtExpectations, type VpJwtOptions } from './jose/vp-jwt.js';
export { issueSdJwt, type SdJwtIssuance } from './jose/issue-sd-jwt.js';
export { presentSdJwt, type SdJwtKeyBinding } from './jose/present-sd-jwt.js';
export { readSdJwt, type SdJwt } from './jose/read-sd-jwt.js';
export { verifySdJwt, type SdJwtExpectations } from './jose/verify-sd-jwt.js';
export {
  achievementSchema,
  alignmentSchema,
  criteriaSchema,
  relatedSchema,
  resultDescriptionSchema,
  rubricCriterionLevelSchema,
  type Achievement,
  type Alignment,
  type ResultDescription,
} from './credentials/achievement-schema.js';
export {
  achievementSubjectSchema,
  resultSchema,
  type AchievementSubject,
  type Result,
} from './credentials/achievement-subject-schema.js';
export {
  buildAchievementCredential,
  type AchievementCredentialInput,
} from './credentials/build-achievement-credential.js';
export { buildClrCredential, type ClrCredentialInput } from './credentials/build-clr-credential.js';
export {
  buildEndorsementCredential,
  type EndorsementCredentialInput,
} from './credentials/build-endorsement-credential.js';
export { buildProfile, type ProfileInput } from './credentials/build-profile.js';
export {
  clrAssociationSchema,
  clrCredentialSchema,
  clrSubjectSchema,
  type ClrAssociation,
  type ClrSubject,
} from './credentials/clr-schema.js';
export type { CommonMembers } from './credentials/common-members.js';
export { openBadgesExtensions } from './credentials/credential-contexts.js';
export { identityObject, type IdentityObject } from './credentials/identity-object.js';
export {
  addressSchema,
  endorsementCredentialSchema,
  endorsementSubjectSchema,
  geoCoordinatesSchema,
  identifierEntrySchema,
  identityObjectSchema,
  imageSchema,
  profileSchema,
  type Address,
  type IdentifierEntry,
  type Image,
  type Profile,
} from './credentials/profile-schema.js';
export { achievementCredentialSchema } from './credentials/achievement-credential-schema.js';
export { evidenceSchema, type Evidence } from './credentials/secured-schema.js';
export {
  achievementTypes,
  alignmentTargetTypes,
  clrAssociationTypes,
  identifierTypes,
  resultStatuses,
  resultTypes,
} from './credentials/vocabularies.js';
export { openEnvelope } from './credentials/open-envelope.js';
export {
  credentialDigest,
  parseCredential,
  serializeCredential,
  type ParsedCredential,
} from './credentials/parse-credential.js';
export { parsePresentation, type ParsedPresentation } from './credentials/parse-presentation.js';
export type { BakedCredential, BakedKind } from './baking/baked-credential.js';
export { bakePng, unbakePng } from './baking/png.js';
export { bakeSvg, unbakeSvg } from './baking/svg.js';
export { subjectItems, type SubjectItem } from './credentials/subject-items.js';
export {
  createStatusList,
  readStatus,
  readStatusValue,
  setStatus,
  statusListLength,
} from './status-list/bitstring.js';
export { decodeStatusList, decodeStatusList2021, encodeStatusList } from './status-list/encoded-list.js';
export { judgeStatusList, type StatusListBits } from './status-list/judge-status-list.js';
export { readStatusEntry, type ReadEntry } from './status-list/read-status-entry.js';
export { readRevocationList, type RevocationListAnswer } from './status-list/revocation-list.js';
export {
  statusEntrySchema,
  statusListEntry,
  type StatusEntry,
  type StatusPurpose,
} from './status-list/status-entry.js';
export { statusIndexOf } from './status-list/status-index.js';
export { timeToLive } from './status-list/time-to-live.js';
export {
  buildStatusListCredential,
  type StatusListCredentialInput,
} from './status-list/status-list-credential.js';
export { badgeRules, endorsementRules } from './checks/badges/rules.js';
export { clrRules } from './checks/clr/rules.js';
export type { CheckResult, VerificationPorts } from './checks/check.js';
export type { ApplySchema, SchemaBreach } from './checks/json-schema.js';
export { refreshCredential } from './checks/refresh-credential.js';
export {
  checkNames,
  defaultCheckNames,
  verifyCredential,
  verifyParsedCredential,
  type CheckName,
  type Verification,
} from './checks/verify-credential.js';
export { createSchemaPool, type SchemaPool } from './workers/schema-pool.js';
export { createSigningPool, type SigningPool, type SigningPoolOptions } from './workers/signing-pool.js';
export type { SigningTask, TaskOutcome, VerifyingOptions, VerifyingTask } from './workers/signing-task.js';
export {
  checkPresentation,
  verifyPresentation,
  type PresentationVerification,
} from './checks/verify-presentation.js';
export type { PresentationRequest } from './checks/prove-presentation.js';
export { runRules, type Breach, type Finding, type Rule } from './checks/rule.js';
export { credentialFindings, dataModelRules, presentationFindings } from './checks/rules.js';
export { parseDateTimeStamp } from './date-time-stamp.js';
export type { KnownBytes } from './checks/data-model/check-related-resource-digest-mismatch.js';
export type { CasePart, Repair } from './case/mend-part.js';
export { packageLimits, type PackageLimits } from './case/package-text.js';
export { readCFPackage, type PackagePart } from './case/read-cf-package.js';
export { associationTypes, partSchemas, type PartKind } from './case/schemas.js';
export { toCase10 } from './case/to-case-10.js';
export type { FetchDocument, FetchedDocument } from './older-formats/linked-documents.js';
export type { BadgeContent } from './older-formats/badge-content.js';
export type { KnownKeys } from './older-formats/check-origin.js';
export type { OlderCredentialPorts } from './older-formats/older-credential-ports.js';
export { readReceived, type Received } from './older-formats/received.js';
export {
  isOpenBadges2,
  readOpenBadges2,
  type OpenBadges2Reading,
} from './open-badges-2/read-open-badges-2.js';
export { openBadges2Rules } from './open-badges-2/rules.js';
export type { Clr1Assertion } from './clr-1/check-assertion.js';
export type { ClrContent } from './clr-1/clr-content.js';
export { isClr1, readClr1, type Clr1Reading } from './clr-1/read-clr-1.js';
export { clr1Rules } from './clr-1/rules.js';
