export { bootstrapService, startService, type Service, type ServiceOptions } from './bootstrap-service.js';
export { SharedCache } from './cache/shared-cache.js';
export { Clock, SystemClock } from './clock.js';
export {
  ConfigurationError,
  environmentSchema,
  readEnvironment,
  type Environment,
} from './config/environment.js';
export { TakesRows } from './http/configure-http.js';
export { EventStream, type StreamedEvent, type StreamPage } from './http/event-stream.js';
export { idempotencyTable, idempotently, rememberedAnswer, type IdempotentCall } from './http/idempotency.js';
export { StreamedBody } from './http/streamed-body.js';
export { BackgroundLog, createLogger } from './logging.js';
export { Metrics } from './metrics.js';
export {
  GuardedClient,
  isPrivateAddress,
  OutboundRefused,
  type OutboundResponse,
} from './outbound/guarded-client.js';
export { InternalPorts, PortUnavailable } from './outbound/internal-ports.js';
export { PublicAddress } from './public-address.js';
export { CONTEXT_RUNTIME, contextRuntime, SETTINGS } from './runtime/context-runtime.module.js';
export { defineContext, type ContextDefinition } from './runtime/context-definition.js';
export { Runtime, type ContextRuntime } from './runtime/runtime.js';
export { KeyWrapping } from './secrets/key-wrapping.js';
export { ownKey } from './secrets/own-key.js';
export { PersonKeys } from './secrets/person-keys.js';
export { deriveKey, InstallationKeys, open, seal, UnreadableBox } from './secrets/secret-box.js';
export { describeService } from './describe-service.js';
