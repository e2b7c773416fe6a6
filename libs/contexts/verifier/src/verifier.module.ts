import { Module } from '@nestjs/common';
import { contextRuntime } from '@wellspring/platform';
import { OnCredentialRevoked } from './events/on-credential-revoked.js';
import { OnIssuerRegistered } from './events/on-issuer-registered.js';
import { OnOrganisationRegistered } from './events/on-organisation-registered.js';
import { InternalController } from './http/internal.controller.js';
import { TrustController } from './http/trust.controller.js';
import { VcApiVerifierController } from './http/vc-api-verifier.controller.js';
import { VerificationsController } from './http/verifications.controller.js';
import { OutsideWorld } from './outside/outside-world.js';
import { TrustRegistry } from './outside/trust-registry.js';
import { CheckPresentation } from './use-cases/check-presentation.js';
import { KeepTrust } from './use-cases/keep-trust.js';
import { ReadVerifications } from './use-cases/read-verifications.js';
import { VerifyCredentials } from './use-cases/verify-credentials.js';

@Module({
  imports: [contextRuntime('verifier')],
  controllers: [
    InternalController,
    TrustController,
    VcApiVerifierController,
    VerificationsController,
    OnCredentialRevoked,
    OnIssuerRegistered,
    OnOrganisationRegistered,
  ],
  providers: [
    CheckPresentation,
    KeepTrust,
    OutsideWorld,
    ReadVerifications,
    TrustRegistry,
    VerifyCredentials,
  ],
})
export class VerifierModule {}
