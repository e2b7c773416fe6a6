import { Module } from '@nestjs/common';
import { contextRuntime } from '@wellspring/platform';
import { FeedHub } from './background/feed-hub.js';
import { MatchingLoops } from './background/matching-loops.js';
import { WebhookLoop } from './background/webhook-loop.js';
import { OnConsentGranted } from './events/on-consent-granted.js';
import { OnConsentWithdrawn } from './events/on-consent-withdrawn.js';
import { OnCredentialClaimed } from './events/on-credential-claimed.js';
import { OnCredentialIssued } from './events/on-credential-issued.js';
import { OnCredentialRevoked } from './events/on-credential-revoked.js';
import { OnCredentialVerified } from './events/on-credential-verified.js';
import { OnFrameworkPublished } from './events/on-framework-published.js';
import { OnOrganisationRegistered } from './events/on-organisation-registered.js';
import { OnPersonErased } from './events/on-person-erased.js';
import { FeedController } from './http/feed.controller.js';
import { MatchesController } from './http/matches.controller.js';
import { MyMatchesController } from './http/my-matches.controller.js';
import { MyProfileController } from './http/my-profile.controller.js';
import { PostingsController } from './http/postings.controller.js';
import { SubscriptionsController } from './http/subscriptions.controller.js';
import { ClosePosting } from './use-cases/close-posting.js';
import { DeliverWebhooks } from './use-cases/deliver-webhooks.js';
import { EmployerReferenceKey } from './use-cases/employer-reference-key.js';
import { Expire } from './use-cases/expire.js';
import { OpenIdentities } from './use-cases/open-identities.js';
import { OpenPostings } from './use-cases/open-postings.js';
import { PreviewPosting } from './use-cases/preview-posting.js';
import { PublishPosting } from './use-cases/publish-posting.js';
import { ReadFeed } from './use-cases/read-feed.js';
import { RecordOutcome } from './use-cases/record-outcome.js';
import { ReleaseIdentity } from './use-cases/release-identity.js';
import { RematchCandidates } from './use-cases/rematch-candidates.js';
import { ReplayFeed } from './use-cases/replay-feed.js';
import { ResolveRequirements } from './use-cases/resolve-requirements.js';
import { SendEntries } from './use-cases/send-entries.js';
import { SendEntry } from './use-cases/send-entry.js';
import { ShowMatches } from './use-cases/show-matches.js';
import { ShowMyMatches } from './use-cases/show-my-matches.js';
import { ShowMyProfile } from './use-cases/show-my-profile.js';
import { ShowPostings } from './use-cases/show-postings.js';
import { ShowSubscriptions } from './use-cases/show-subscriptions.js';
import { SubscribeFeed } from './use-cases/subscribe-feed.js';
import { SyncFrameworks } from './use-cases/sync-frameworks.js';
import { WebhookSecrets } from './use-cases/webhook-secrets.js';

@Module({
  imports: [contextRuntime('matching')],
  controllers: [
    PostingsController,
    MatchesController,
    MyMatchesController,
    MyProfileController,
    SubscriptionsController,
    FeedController,
    OnOrganisationRegistered,
    OnFrameworkPublished,
    OnCredentialIssued,
    OnCredentialVerified,
    OnCredentialClaimed,
    OnCredentialRevoked,
    OnConsentGranted,
    OnConsentWithdrawn,
    OnPersonErased,
  ],
  providers: [
    EmployerReferenceKey,
    ResolveRequirements,
    PublishPosting,
    PreviewPosting,
    ClosePosting,
    ShowPostings,
    ShowMatches,
    ShowMyMatches,
    ShowMyProfile,
    OpenIdentities,
    ReleaseIdentity,
    RecordOutcome,
    SubscribeFeed,
    ShowSubscriptions,
    ReadFeed,
    ReplayFeed,
    WebhookSecrets,
    SendEntry,
    SendEntries,
    DeliverWebhooks,
    RematchCandidates,
    OpenPostings,
    SyncFrameworks,
    Expire,
    MatchingLoops,
    WebhookLoop,
    FeedHub,
  ],
})
export class MatchingModule {}
