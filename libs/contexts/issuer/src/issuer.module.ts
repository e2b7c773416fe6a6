import { Module } from '@nestjs/common';
import { contextRuntime } from '@wellspring/platform';
import { BatchWorker } from './background/batch-worker.js';
import { ProfileWorker } from './background/profile-worker.js';
import { OnCredentialClaimed } from './events/on-credential-claimed.js';
import { OnFrameworkPublished } from './events/on-framework-published.js';
import { OnOrganisationRegistered } from './events/on-organisation-registered.js';
import { AchievementsController } from './http/achievements.controller.js';
import { AwardsController } from './http/awards.controller.js';
import { BatchesController } from './http/batches.controller.js';
import { CredentialsController } from './http/credentials.controller.js';
import { InternalController } from './http/internal.controller.js';
import { IssuerProfileController } from './http/issuer-profile.controller.js';
import { RecipientsController } from './http/recipients.controller.js';
import { VcApiIssuerController } from './http/vc-api-issuer.controller.js';
import { CredentialSigner } from './signing/credential-signer.js';
import { IssuerKeys } from './signing/issuer-keys.js';
import { CreateAchievement } from './use-cases/create-achievement.js';
import { DraftAwards } from './use-cases/draft-awards.js';
import { IssueAwards } from './use-cases/issue-awards.js';
import { IssueBatchRows } from './use-cases/issue-batch-rows.js';
import { IssueGivenCredential } from './use-cases/issue-given-credential.js';
import { IssueOneAward } from './use-cases/issue-one-award.js';
import { ListRecipients } from './use-cases/list-recipients.js';
import { MakeProfile } from './use-cases/make-profile.js';
import { PreviewBatch } from './use-cases/preview-batch.js';
import { PublishStatusList } from './use-cases/publish-status-list.js';
import { ReadAchievements } from './use-cases/read-achievements.js';
import { ReadBatches } from './use-cases/read-batches.js';
import { ReadCredentials } from './use-cases/read-credentials.js';
import { ReadProfile } from './use-cases/read-profile.js';
import { Recipients } from './use-cases/recipients.js';
import { RedeemClaimToken } from './use-cases/redeem-claim-token.js';
import { RegisterRecipients } from './use-cases/register-recipients.js';
import { RevokeCredential } from './use-cases/revoke-credential.js';
import { StatusPlaces } from './use-cases/status-places.js';
import { SubmitBatch } from './use-cases/submit-batch.js';

@Module({
  imports: [contextRuntime('issuer')],
  controllers: [
    AchievementsController,
    AwardsController,
    BatchesController,
    CredentialsController,
    InternalController,
    IssuerProfileController,
    RecipientsController,
    VcApiIssuerController,
    OnCredentialClaimed,
    OnFrameworkPublished,
    OnOrganisationRegistered,
  ],
  providers: [
    BatchWorker,
    CreateAchievement,
    CredentialSigner,
    DraftAwards,
    IssueAwards,
    IssueBatchRows,
    IssueGivenCredential,
    IssueOneAward,
    IssuerKeys,
    ListRecipients,
    MakeProfile,
    PreviewBatch,
    ProfileWorker,
    PublishStatusList,
    ReadAchievements,
    ReadBatches,
    ReadCredentials,
    ReadProfile,
    Recipients,
    RedeemClaimToken,
    RegisterRecipients,
    RevokeCredential,
    StatusPlaces,
    SubmitBatch,
  ],
})
export class IssuerModule {}
