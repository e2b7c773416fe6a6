export { StandardsError } from './standards-error.js';
export { credentialsV2, isPinnedContext, openBadgesV3 } from './contexts/pinned-contexts.js';
export { generateKeyPair, type KeyPair, type SigningKey } from './keys/key-pair.js';
export { toMultibase, type PrivateJwk, type PublicJwk, type SigningAlgorithm } from './keys/multikey.js';
export {
  didDocument,
  didKey,
  didWeb,
  didWebDocumentUrl,
  resolveDidKey,
  type DidDocument,
  type ResolveDid,
  type VerificationMethod,
} from './keys/did.js';
export { canonicalize } from './linked-data/canonicalize.js';
export {
  signDataIntegrity,
  verifyDataIntegrity,
  type DataIntegrityProof,
  type JsonDocument,
} from './integrity/eddsa-rdfc-2022.js';
export type { JoseAlgorithm, JoseJwk, JoseSigningKey } from './jose/jose-key.js';
export { issuerIdOf, type JwtProfile } from './jose/jwt-claims.js';
export {
  jwtVerificationMethod,
  signVcJwt,
  verifyVcJwt,
  type VcJwtExpectations,
  type VcJwtOptions,
} from './jose/vc-jwt.js';
export { signVpJwt, verifyVpJwt, type VpJwtExpectations, type VpJwtOptions } from './jose/vp-jwt.js';
export { verifyJosePresentation, type JosePresentationOutcome } from './jose/verify-jose-presentation.js';
export { issueSdJwt, type SdJwtIssuance } from './jose/issue-sd-jwt.js';
export { presentSdJwt, type SdJwtKeyBinding } from './jose/present-sd-jwt.js';
export { readSdJwt, type SdJwt } from './jose/read-sd-jwt.js';
export { verifySdJwt, type SdJwtExpectations } from './jose/verify-sd-jwt.js';
export {
  achievementCredentialSchema,
  achievementSchema,
  alignmentSchema,
  credentialSchema,
  profileSchema,
  resultDescriptionSchema,
  statusEntrySchema,
  type Achievement,
  type Alignment,
  type Profile,
  type ResultDescription,
  type StatusEntry,
} from './credentials/schemas.js';
export {
  buildAchievementCredential,
  identityObject,
  type AchievementCredentialInput,
  type IdentityObject,
} from './credentials/build-achievement-credential.js';
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
  buildStatusListCredential,
  createStatusList,
  decodeStatusList,
  encodeStatusList,
  readStatus,
  setStatus,
  statusListEntry,
  statusListLength,
} from './status-list/bitstring.js';
export type { CheckResult, VerificationPorts } from './checks/check.js';
export {
  checkNames,
  verifyCredential,
  type CheckName,
  type Verification,
} from './checks/verify-credential.js';
export { mendPart, type CasePart, type Repair } from './case/mend-part.js';
export { packageLimits, type PackageLimits } from './case/package-text.js';
export { readCFPackage, type PackagePart } from './case/read-cf-package.js';
export { associationTypes, caseUuid, partSchemas, type PartKind } from './case/schemas.js';
export { toCase10 } from './case/to-case-10.js';
