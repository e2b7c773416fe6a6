import { Module } from '@nestjs/common';
import { contextRuntime } from '@wellspring/platform';
import { Collector } from './background/collector.js';
import { OnCredentialIssued } from './events/on-credential-issued.js';
import { OnCredentialRevoked } from './events/on-credential-revoked.js';
import { OnOrganisationRegistered } from './events/on-organisation-registered.js';
import { OnPersonErased } from './events/on-person-erased.js';
import { ConsentsController } from './http/consents.controller.js';
import { WalletController } from './http/wallet.controller.js';
import { CollectCredentials } from './use-cases/collect-credentials.js';
import { ConnectWallet } from './use-cases/connect-wallet.js';
import { Consents } from './use-cases/consents.js';
import { HeldCredentials } from './use-cases/held-credentials.js';
import { Sealing } from './use-cases/sealing.js';
import { Shares } from './use-cases/shares.js';
import { SharingSurroundings } from './use-cases/sharing-surroundings.js';

@Module({
  imports: [contextRuntime('wallet')],
  controllers: [
    ConsentsController,
    WalletController,
    OnCredentialIssued,
    OnCredentialRevoked,
    OnOrganisationRegistered,
    OnPersonErased,
  ],
  providers: [
    CollectCredentials,
    Collector,
    ConnectWallet,
    Consents,
    HeldCredentials,
    Sealing,
    Shares,
    SharingSurroundings,
  ],
})
export class WalletModule {}
