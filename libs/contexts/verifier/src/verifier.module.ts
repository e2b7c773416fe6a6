import { Module } from '@nestjs/common';
import { contextRuntime } from '@wellspring/platform';
import { OnCredentialRevoked } from './events/on-credential-revoked.js';
import { OnIssuerRegistered } from './events/on-issuer-registered.js';
import { OnOrganisationRegistered } from './events/on-organisation-registered.js';
import { InternalController } from './http/internal.controller.js';
import { TrustController } from './http/trust.controller.js';
import { VerificationsController } from './http/verifications.controller.js';
import { OutsideWorld } from './use-cases/outside-world.js';
import { VerifyCredentials } from './use-cases/verify-credentials.js';

@Module({
  imports: [contextRuntime('verifier')],
  controllers: [
    InternalController,
    TrustController,
    VerificationsController,
    OnCredentialRevoked,
    OnIssuerRegistered,
    OnOrganisationRegistered,
  ],
  providers: [OutsideWorld, VerifyCredentials],
})
export class VerifierModule {}
