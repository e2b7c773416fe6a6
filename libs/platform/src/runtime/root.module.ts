import { Global, Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { AccessGuard, JwtTokenVerifier, ServiceTokens, TokenVerifier } from '@wellspring/auth';
import { ProblemFilter } from '../http/problem-filter.js';
import { RefusalInterceptor } from '../http/refusal-interceptor.js';
import { validationPipe } from '../http/validation.js';
import { HealthController } from '../operations/health.controller.js';
import { OperationsController } from '../operations/operations.controller.js';
import { Runtime } from './runtime.js';

/** Wraps the mounted contexts: access, validation, refusals, health, operations. */
@Global()
@Module({})
export class RootModule {
  static of(runtime: Runtime, tokens?: TokenVerifier): DynamicModule {
    return {
      module: RootModule,
      imports: runtime.options.definitions.map(({ module }) => module),
      controllers: [HealthController, OperationsController],
      providers: [
        { provide: Runtime, useValue: runtime },
        { provide: ServiceTokens, useValue: runtime.serviceTokens },
        { provide: TokenVerifier, useFactory: () => tokens ?? tokenVerifierOf(runtime) },
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_PIPE, useFactory: validationPipe },
        { provide: APP_INTERCEPTOR, useClass: RefusalInterceptor },
        { provide: APP_FILTER, useFactory: () => new ProblemFilter(runtime.options.logger) },
      ],
      exports: [Runtime, TokenVerifier, ServiceTokens],
    };
  }
}

function tokenVerifierOf(runtime: Runtime): TokenVerifier {
  let verifier: TokenVerifier | undefined;
  return {
    // Where identity answers is known only once this process listens.
    verify: (token) => {
      const { origin } = runtime.publicAddress;
      verifier ??= new JwtTokenVerifier({
        issuer: `${origin}/oidc`,
        audience: origin,
        keys: new URL(`${runtime.urlOf('identity')}/oidc/jwks`),
        now: () => new Date(),
      });
      return verifier.verify(token);
    },
  };
}
