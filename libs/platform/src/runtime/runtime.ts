import { ServiceTokens } from '@wellspring/auth';
import type { ContextName, Envelope } from '@wellspring/contracts';
import {
  EmbeddedEventLog,
  EventStrategy,
  KafkaEventLog,
  Outbox,
  Relay,
  type EventLog,
} from '@wellspring/messaging';
import { topics } from '@wellspring/contracts';
import { Database, Notifications, type Transaction } from '@wellspring/persistence';
import type { Logger } from 'pino';
import { MemoryCache } from '../cache/memory-cache.js';
import { RedisCache } from '../cache/redis-cache.js';
import type { SharedCache } from '../cache/shared-cache.js';
import { SystemClock, type Clock } from '../clock.js';
import type { Environment } from '../config/environment.js';
import { Metrics } from '../metrics.js';
import { GuardedClient } from '../outbound/guarded-client.js';
import { InternalPorts } from '../outbound/internal-ports.js';
import { PublicAddress } from '../public-address.js';
import { LocalKeyWrapping, type KeyWrapping } from '../secrets/key-wrapping.js';
import { PersonKeys } from '../secrets/person-keys.js';
import { deriveKey, InstallationKeys } from '../secrets/secret-box.js';
import type { ContextDefinition } from './context-definition.js';

/** What a process needs to know beyond the environment. */
export interface RuntimeOptions {
  readonly environment: Environment;
  readonly secret: string;
  readonly logger: Logger;
  readonly definitions: readonly ContextDefinition[];
  databaseUrlOf(context: ContextName): string;
  /** Where this process listens; known only after it does. */
  ownUrl(): string;
  readonly settings: ReadonlyMap<ContextName, unknown>;
}

/** One mounted context: its connection, its events, its neighbours. */
export interface ContextRuntime {
  readonly name: ContextName;
  readonly definition: ContextDefinition;
  readonly database: Database;
  readonly outbox: Outbox;
  readonly relay: Relay;
  readonly log: EventLog;
  readonly strategy: EventStrategy;
  readonly ports: InternalPorts;
  readonly personKeys: PersonKeys;
  readonly settings: unknown;
  replay(envelope: Envelope, tx: Transaction): Promise<void>;
}

/** Everything of a process that outlives requests, made before Nest and closed after it. */
export class Runtime {
  readonly metrics = new Metrics();
  readonly contexts = new Map<ContextName, ContextRuntime>();
  readonly clock: Clock;
  readonly publicAddress: PublicAddress;
  readonly serviceTokens: ServiceTokens;
  readonly keyWrapping: KeyWrapping;
  readonly installationKeys: InstallationKeys;
  readonly guardedClient: GuardedClient;
  private constructor(
    readonly options: RuntimeOptions,
    readonly notifications: Notifications,
    readonly cache: SharedCache,
  ) {
    const { environment, secret } = options;
    this.clock = new SystemClock(environment.WELLSPRING_NOW);
    this.publicAddress = new PublicAddress(environment.WELLSPRING_PUBLIC_URL);
    this.serviceTokens = new ServiceTokens(deriveKey(secret, 'service-tokens'));
    this.keyWrapping = new LocalKeyWrapping(deriveKey(secret, 'root-key'));
    this.installationKeys = new InstallationKeys(secret);
    this.guardedClient = new GuardedClient({
      publicUrl: environment.WELLSPRING_PUBLIC_URL,
      allowHosts: environment.WELLSPRING_ALLOW_HOSTS,
      urlOf: (context) => this.urlOf(context),
    });
  }

  static async start(options: RuntimeOptions): Promise<Runtime> {
    const { environment, definitions, logger } = options;
    const first = definitions[0];
    if (!first) throw new Error('A process runs at least one context.');
    const onError = (error: unknown) =>
      logger.warn({ err: error }, 'background work failed; it is tried again');
    const notifications = new Notifications(options.databaseUrlOf(first.name));
    await notifications.start();
    const cache = environment.WELLSPRING_REDIS_URL
      ? await RedisCache.connect(environment.WELLSPRING_REDIS_URL, onError)
      : new MemoryCache(onError);
    const runtime = new Runtime(options, notifications, cache);
    const kafka = await runtime.connectKafka(onError);
    for (const definition of definitions) await runtime.mount(definition, kafka, onError);
    return runtime;
  }

  /** A runtime that holds contexts but no connection, to describe their routes. */
  static inert(definitions: readonly ContextDefinition[]): Runtime {
    const unconnected = Object.create(null) as ContextRuntime;
    const runtime = Object.create(Runtime.prototype) as Runtime & {
      contexts: Map<ContextName, ContextRuntime>;
    };
    const contexts = new Map(definitions.map((definition) => [definition.name, unconnected]));
    return Object.assign(runtime, {
      options: { definitions },
      contexts,
      installationKeys: new InstallationKeys('no secret describes a route'),
    });
  }

  /** A mounted context. */
  context(name: ContextName): ContextRuntime {
    const found = this.contexts.get(name);
    if (!found) throw new Error(`${name} does not run in this process.`);
    return found;
  }

  /** Where a context answers: here, or where the settings say. */
  urlOf(context: ContextName): string {
    if (this.contexts.has(context)) return this.options.ownUrl();
    const url = this.options.environment.WELLSPRING_SERVICE_URLS[context] as string | undefined;
    if (url) return url;
    throw new Error(`WELLSPRING_SERVICE_URLS does not say where ${context} is.`);
  }

  startRelays(): void {
    for (const { relay } of this.contexts.values()) relay.start();
  }

  async close(): Promise<void> {
    const all = [...this.contexts.values()];
    await Promise.all(all.map(({ relay }) => relay.stop()));
    await Promise.all([...new Set(all.map(({ log }) => log))].map((log) => log.close()));
    await Promise.all(all.map(({ ports }) => ports.close()));
    await this.notifications.close();
    await this.cache.close();
    await Promise.all(all.map(({ database }) => database.close()));
  }

  private async connectKafka(onError: (error: unknown) => void): Promise<KafkaEventLog | undefined> {
    const { WELLSPRING_KAFKA_BROKERS: brokers, WELLSPRING_KAFKA_PREFIX: prefix } = this.options.environment;
    if (brokers.length === 0) return undefined;
    const clientId = this.options.definitions.map(({ name }) => name).join('-');
    return KafkaEventLog.connect({ clientId, brokers, prefix, onError }, topics);
  }

  private async mount(
    definition: ContextDefinition,
    kafka: KafkaEventLog | undefined,
    onError: (error: unknown) => void,
  ): Promise<void> {
    const { name } = definition;
    const url = this.options.databaseUrlOf(name);
    const database = await Database.connect({ url, context: name, poolSize: 10 });
    const log = kafka ?? new EmbeddedEventLog(database, this.notifications, onError);
    const strategy = new EventStrategy({
      context: name,
      database,
      log,
      archive: definition.archives,
      onError,
      onParked: ({ envelope }, error) => {
        this.metrics.parked.inc({ context: name, type: envelope.type });
        this.options.logger.error(
          { err: error, context: name, event: envelope.id, type: envelope.type },
          'event parked',
        );
      },
    });
    const ports = new InternalPorts(name, this.serviceTokens, (context) => this.urlOf(context));
    this.contexts.set(name, {
      name,
      definition,
      database,
      outbox: new Outbox(name, () => this.clock.now()),
      relay: new Relay(database, log, this.notifications, onError),
      log,
      strategy,
      ports,
      personKeys: await PersonKeys.of(name, ports, this.cache),
      settings: this.options.settings.get(name),
      replay: (envelope, tx) => strategy.replay(envelope, tx),
    });
  }
}
