import { Module } from '@nestjs/common';
import { contextRuntime } from '@wellspring/platform';
import { Collector } from './background/collector.js';
import { Rechecker } from './background/rechecker.js';
import { OnCredentialIssued } from './events/on-credential-issued.js';
import { OnCredentialRevoked } from './events/on-credential-revoked.js';
import { OnOrganisationRegistered } from './events/on-organisation-registered.js';
import { OnPersonErased } from './events/on-person-erased.js';
import { ActivityController } from './http/activity.controller.js';
import { ConnectionsController } from './http/connections.controller.js';
import { ConsentsController } from './http/consents.controller.js';
import { CredentialsController } from './http/credentials.controller.js';
import { SharedController } from './http/shared.controller.js';
import { SharesController } from './http/shares.controller.js';
import { Sealing } from './sealing/sealing.js';
import { ChangeConnection } from './use-cases/change-connection.js';
import { CollectCredentials } from './use-cases/collect-credentials.js';
import { ConnectInstitution } from './use-cases/connect-institution.js';
import { EndShare } from './use-cases/end-share.js';
import { GrantConsent } from './use-cases/grant-consent.js';
import { ImportCredential } from './use-cases/import-credential.js';
import { ObtainCredentials } from './use-cases/obtain-credentials.js';
import { ReadActivity } from './use-cases/read-activity.js';
import { ReadConnections } from './use-cases/read-connections.js';
import { ReadConsents } from './use-cases/read-consents.js';
import { ReadHeldCredentials } from './use-cases/read-held-credentials.js';
import { ReadShares } from './use-cases/read-shares.js';
import { RecheckImports } from './use-cases/recheck-imports.js';
import { ShareCredentials } from './use-cases/share-credentials.js';
import { VerifyHeldCredential } from './use-cases/verify-held-credential.js';
import { ViewShare } from './use-cases/view-share.js';
import { WithdrawConsent } from './use-cases/withdraw-consent.js';

@Module({
  imports: [contextRuntime('wallet')],
  controllers: [
    ActivityController,
    ConnectionsController,
    ConsentsController,
    CredentialsController,
    SharedController,
    SharesController,
    OnCredentialIssued,
    OnCredentialRevoked,
    OnOrganisationRegistered,
    OnPersonErased,
  ],
  providers: [
    ChangeConnection,
    CollectCredentials,
    Collector,
    ConnectInstitution,
    EndShare,
    GrantConsent,
    ImportCredential,
    ObtainCredentials,
    ReadActivity,
    ReadConnections,
    ReadConsents,
    ReadHeldCredentials,
    ReadShares,
    RecheckImports,
    Rechecker,
    Sealing,
    ShareCredentials,
    VerifyHeldCredential,
    ViewShare,
    WithdrawConsent,
  ],
})
export class WalletModule {}
