import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import type { ContextName } from '@wellspring/contracts';
import { Outbox } from '@wellspring/messaging';
import { Database } from '@wellspring/persistence';
import { SharedCache } from '../cache/shared-cache.js';
import { Clock } from '../clock.js';
import { BackgroundLog } from '../logging.js';
import { Metrics } from '../metrics.js';
import { GuardedClient } from '../outbound/guarded-client.js';
import { InternalPorts } from '../outbound/internal-ports.js';
import { PublicAddress } from '../public-address.js';
import { KeyWrapping } from '../secrets/key-wrapping.js';
import { PersonKeys } from '../secrets/person-keys.js';
import { InstallationKeys } from '../secrets/secret-box.js';
import { Runtime, type ContextRuntime } from './runtime.js';

/** The settings of a context, parsed by its own schema; inject with `@Inject(SETTINGS)`. */
export const SETTINGS = Symbol('settings');
/** The context's runtime, for rebuilds. */
export const CONTEXT_RUNTIME = Symbol('context-runtime');

@Module({})
class ContextRuntimeModule {}

/**
 * Gives a context's module what belongs to that context alone: import it once, in `<name>.module.ts`.
 * Provides Database, Outbox, InternalPorts, PersonKeys, Clock, PublicAddress, GuardedClient, KeyWrapping,
 * SharedCache, Metrics and SETTINGS.
 */
export function contextRuntime(name: ContextName): DynamicModule {
  const own = (provide: unknown, pick: (context: ContextRuntime) => unknown): Provider =>
    ({
      provide,
      useFactory: (runtime: Runtime) => pick(runtime.context(name)),
      inject: [Runtime],
    }) as Provider;
  const shared = (provide: unknown, pick: (runtime: Runtime) => unknown): Provider =>
    ({ provide, useFactory: pick, inject: [Runtime] }) as Provider;
  const providers = [
    own(Database, (context) => context.database),
    own(Outbox, (context) => context.outbox),
    own(InternalPorts, (context) => context.ports),
    own(PersonKeys, (context) => context.personKeys),
    shared(BackgroundLog, (runtime) => new BackgroundLog(runtime.options.logger, name)),
    shared(SETTINGS, (runtime) => runtime.context(name).settings),
    shared(CONTEXT_RUNTIME, (runtime) => runtime.context(name)),
    shared(Clock, (runtime) => runtime.clock),
    shared(PublicAddress, (runtime) => runtime.publicAddress),
    shared(GuardedClient, (runtime) => runtime.guardedClient),
    shared(KeyWrapping, (runtime) => runtime.keyWrapping),
    shared(InstallationKeys, (runtime) => runtime.installationKeys),
    shared(SharedCache, (runtime) => runtime.cache),
    shared(Metrics, (runtime) => runtime.metrics),
  ];
  const exported = [
    Database,
    Outbox,
    InternalPorts,
    PersonKeys,
    BackgroundLog,
    SETTINGS,
    CONTEXT_RUNTIME,
    Clock,
    PublicAddress,
    GuardedClient,
    KeyWrapping,
    InstallationKeys,
    SharedCache,
    Metrics,
  ];
  return { module: ContextRuntimeModule, providers, exports: exported };
}
