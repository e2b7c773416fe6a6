export { StandardsError } from './standards-error.js';
export {
  clrV2,
  credentialsV2,
  isPinnedContext,
  openBadgesV3,
  publishedDigestOf,
} from './contexts/pinned-contexts.js';
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
export { fastQuads, tryCanonicalize } from './linked-data/fast-quads.js';
export { toQuads } from './linked-data/to-quads.js';
export {
  signDataIntegrity,
  verifyDataIntegrity,
  type DataIntegrityProof,
  type JsonDocument,
} from './integrity/eddsa-rdfc-2022.js';
export { issuerIdOf, signVcJwt, verifyVcJwt } from './jwt/vc-jwt.js';
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
