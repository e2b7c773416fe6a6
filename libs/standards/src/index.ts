export { StandardsError } from './standards-error.js';
export { credentialsV2, isPinnedContext, openBadgesV3 } from './contexts/pinned-contexts.js';
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
  type ResolveDid,
  type VerificationMethod,
} from './keys/did.js';
export { canonicalize } from './linked-data/canonicalize.js';
export { canonicalJson } from './canonical-json/canonical-json.js';
export type { DataIntegrityProof, JsonDocument } from './integrity/data-integrity-proof.js';
export { signDataIntegrity, type SignDataIntegrityOptions } from './integrity/sign-data-integrity.js';
export {
  verifyDataIntegrity,
  type ProofOutcome,
  type VerifyDataIntegrityOptions,
} from './integrity/verify-data-integrity.js';
export { deriveProof } from './integrity/ecdsa-sd-2023/derive-proof.js';
export { refuseUninteroperable } from './integrity/refuse-uninteroperable.js';
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
export { publicJwkOf, resolveMethod } from './checks/verification-method.js';
export type { CheckResult, VerificationPorts } from './checks/check.js';
export {
  checkNames,
  verifyCredential,
  type CheckName,
  type Verification,
} from './checks/verify-credential.js';
export { createSigningPool, type SigningPool, type SigningPoolOptions } from './workers/signing-pool.js';
export type { SigningTask, TaskOutcome, VerifyingTask } from './workers/signing-task.js';
export { mendPart, type CasePart, type Repair } from './case/mend-part.js';
export { packageLimits, type PackageLimits } from './case/package-text.js';
export { readCFPackage, type PackagePart } from './case/read-cf-package.js';
export { associationTypes, caseUuid, partSchemas, type PartKind } from './case/schemas.js';
export { toCase10 } from './case/to-case-10.js';
