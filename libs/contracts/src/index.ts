export { contextNames, type ContextName } from './contexts.js';
export { dataSchemaOf, envelopeSchema, type Envelope } from './envelope.js';
export { defineEvent, type EventData, type EventDeclaration } from './define-event.js';
export { eventCatalogue } from './event-catalogue.js';
export { partitionsPerTopic, topicRetentionMs, topics, type Topic } from './topics.js';
export {
  achievedItem,
  credentialFormat,
  digest,
  itemReference,
  organisationKind,
  requirement,
  timestamp,
  uri,
  uuid,
  type AchievedItem,
  type CredentialFormat,
  type ItemReference,
  type OrganisationKind,
  type Requirement,
} from './fields.js';
export { pageOf, pageQuery, type PageQuery } from './page.js';
export { isRefusal, problemSchema, refuse, type Problem, type Refusal } from './problem.js';
export { roles, rolesByKind, scopeNames, scopes, scopesByRole, type Role, type Scope } from './scopes.js';
export { defineInternalPort, type InternalPort } from './internal/internal-port.js';
export { fetchDataKeys } from './internal/identity.js';
export { fetchCredentials, redeemClaimToken } from './internal/issuer.js';
export {
  fetchFrameworkGraph,
  graphAssociation,
  resolvedItem,
  resolveItems,
  type ResolvedItem,
} from './internal/registry.js';
export {
  checkResult,
  verificationResult,
  verifyForHolder,
  type CheckResultMessage,
  type VerificationResult,
} from './internal/verifier.js';
export { achievementPublished } from './events/achievement-published.v1.js';
export { consentGranted } from './events/consent-granted.v1.js';
export { consentWithdrawn } from './events/consent-withdrawn.v1.js';
export { credentialClaimed } from './events/credential-claimed.v1.js';
export { credentialIssued } from './events/credential-issued.v1.js';
export { credentialRevoked } from './events/credential-revoked.v1.js';
export { credentialShared } from './events/credential-shared.v1.js';
export { credentialVerified } from './events/credential-verified.v1.js';
export { feedDelivered } from './events/feed-delivered.v1.js';
export { frameworkPublished } from './events/framework-published.v1.js';
export { issuerRegistered } from './events/issuer-registered.v1.js';
export { matchCreated } from './events/match-created.v1.js';
export { matchUpdated } from './events/match-updated.v1.js';
export { matchWithdrawn } from './events/match-withdrawn.v1.js';
export { organisationRegistered } from './events/organisation-registered.v1.js';
export { outcomeRecorded } from './events/outcome-recorded.v1.js';
export { personErased } from './events/person-erased.v1.js';
export { postingClosed } from './events/posting-closed.v1.js';
export { postingPublished } from './events/posting-published.v1.js';
export { contextOfPath, pathPrefixes } from './routes.js';
export {
  contextStatus,
  parkedEvent,
  type ContextStatus,
  type ParkedEventMessage,
} from './http/operations.js';
export {
  addAssociationsRequest,
  addItemsRequest,
  associationType,
  createFrameworkRequest,
  foundItem,
  foundItems,
  frameworkDetail,
  frameworkLevel,
  frameworkList,
  frameworkRevision,
  frameworkSummary,
  frameworkTree,
  frameworkTreeQuery,
  importFrameworkQuery,
  importFromRequest,
  importResult,
  itemDetail,
  listFrameworksQuery,
  newFrameworkAssociation,
  newFrameworkItem,
  packageRepair,
  publishedFramework,
  searchItemsQuery,
  treeItem,
  unresolvedNode,
  type AddAssociationsRequest,
  type AddItemsRequest,
  type CreateFrameworkRequest,
  type FoundItem,
  type FoundItems,
  type FrameworkDetail,
  type FrameworkLevel,
  type FrameworkList,
  type FrameworkRevision,
  type FrameworkSummary,
  type FrameworkTree,
  type FrameworkTreeQuery,
  type ImportFrameworkQuery,
  type ImportFromRequest,
  type ImportResult,
  type ItemDetail,
  type ListFrameworksQuery,
  type NewFrameworkAssociation,
  type NewFrameworkItem,
  type PackageRepair,
  type PublishedFramework,
  type SearchItemsQuery,
  type TreeItem,
  type UnresolvedNode,
} from './http/registry.js';
export {
  candidateCard,
  candidateIdentity,
  closePostingRequest,
  closeReason,
  createdSubscription,
  deliveryList,
  employerExplanation,
  feedEntry,
  feedPage,
  feedSubscription,
  learnerExplanation,
  listDeliveriesQuery,
  listPostingsQuery,
  matchDetail,
  matchList,
  matchOutcome,
  matchSummary,
  matchTier,
  myMatch,
  myMatchDetail,
  myMatchList,
  newRequirement,
  outcomeKind,
  pathStep,
  pollFeedQuery,
  postingDetail,
  postingList,
  postingPreview,
  postingRequirement,
  postingState,
  postingSummary,
  publishPostingQuery,
  publishPostingRequest,
  rankMatchesQuery,
  recordOutcomeRequest,
  releaseIdentityRequest,
  replayFeedRequest,
  replayedFeed,
  requirementKind,
  requirementNote,
  rotatedSecret,
  smallCount,
  streamFeedQuery,
  subscribeFeedRequest,
  subscriptionList,
  subscriptionSecret,
  webhookDelivery,
  withdrawalReason,
  type CandidateCard,
  type CandidateIdentity,
  type ClosePostingRequest,
  type CreatedSubscription,
  type DeliveryList,
  type EmployerExplanation,
  type FeedEntry,
  type FeedPage,
  type FeedSubscription,
  type LearnerExplanation,
  type ListDeliveriesQuery,
  type ListPostingsQuery,
  type MatchDetail,
  type MatchList,
  type MatchOutcome,
  type MatchSummary,
  type MatchTier,
  type MyMatch,
  type MyMatchDetail,
  type MyMatchList,
  type NewRequirement,
  type OutcomeKind,
  type PathStep,
  type PollFeedQuery,
  type PostingDetail,
  type PostingList,
  type PostingPreview,
  type PostingRequirement,
  type PostingSummary,
  type PublishPostingQuery,
  type PublishPostingRequest,
  type RankMatchesQuery,
  type RecordOutcomeRequest,
  type ReleaseIdentityRequest,
  type ReplayFeedRequest,
  type ReplayedFeed,
  type RequirementNote,
  type RotatedSecret,
  type SmallCount,
  type StreamFeedQuery,
  type SubscribeFeedRequest,
  type SubscriptionList,
  type WebhookDelivery,
  type WithdrawalReason,
} from './http/matching.js';
