import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { TokenVerifier } from '@wellspring/auth';
import type { ContextName } from '@wellspring/contracts';
import { urlOfContext } from '@wellspring/persistence';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { environmentSchema, readEnvironment, type Environment } from './config/environment.js';
import { answerRefusal } from './http/answer-refusal.js';
import { configureHttp } from './http/configure-http.js';
import { refusalOf } from './http/problem-filter.js';
import { createLogger, nestLoggerOn } from './logging.js';
import type { ContextDefinition } from './runtime/context-definition.js';
import { RootModule } from './runtime/root.module.js';
import { Runtime } from './runtime/runtime.js';
import { deriveKey } from './secrets/secret-box.js';

export interface ServiceOptions {
  readonly name: string;
  readonly contexts: readonly ContextDefinition[];
  /** Replaces what the environment says, as the one-process form and the tests do. */
  readonly environment?: Environment;
  /** Settings of contexts that stand over the environment's. */
  readonly variables?: Readonly<Record<string, string | undefined>>;
  readonly secret?: string;
  readonly tokens?: TokenVerifier;
  readonly logger?: Logger;
  databaseUrlOf?(context: ContextName): string;
  /** Adds to the HTTP application before it listens, as the one-process form serves the web client. */
  extend?(app: NestFastifyApplication): Promise<void>;
}

/** A running process. */
export interface Service {
  readonly url: string;
  readonly app: NestFastifyApplication;
  readonly runtime: Runtime;
  close(): Promise<void>;
}

/**
 * Starts a process that runs the named contexts: HTTP, events in, events out.
 *
 * @throws ConfigurationError when settings are missing or wrong
 */
export async function startService(options: ServiceOptions): Promise<Service> {
  const environment = options.environment ?? readEnvironment(environmentSchema);
  const variables = { ...process.env, ...options.variables };
  const logger = options.logger ?? createLogger(options.name, environment.LOG_LEVEL);
  let url = '';
  const secret = options.secret ?? required(environment.WELLSPRING_SECRET, 'WELLSPRING_SECRET');
  const runtime = await Runtime.start({
    environment,
    logger,
    definitions: options.contexts,
    secret,
    databaseUrlOf: options.databaseUrlOf ?? ((context) => databaseUrlOf(environment, secret, context)),
    ownUrl: () => url,
    settings: new Map(
      options.contexts.map(({ name, settings }) => [name, readEnvironment(settings, variables)]),
    ),
  });
  const adapter = new FastifyAdapter({
    bodyLimit: 1_048_576,
    // A proxy of ours tells the caller's address; a caller from outside does not choose its own.
    trustProxy: ['loopback', 'linklocal', 'uniquelocal'],
    frameworkErrors: (error: unknown, request: FastifyRequest, reply: FastifyReply) =>
      void answerRefusal(reply, request.url, refusalOf(error)),
    forceCloseConnections: true,
    // Identifiers of credentials, frameworks and issuers stand in paths, and are addresses themselves.
    routerOptions: { maxParamLength: 4000 },
  });
  const app = await NestFactory.create<NestFastifyApplication>(
    RootModule.of(runtime, options.tokens),
    adapter,
    {
      logger: nestLoggerOn(logger),
      bodyParser: false,
      abortOnError: false,
    },
  );
  await configureHttp(app, runtime);
  await options.extend?.(app);
  for (const { strategy } of runtime.contexts.values()) app.connectMicroservice({ strategy });
  await app.listen(environment.PORT, environment.HOST);
  const { port } = app.getHttpServer().address() as { port: number };
  url = `http://127.0.0.1:${port}`;
  await app.startAllMicroservices();
  runtime.startRelays();
  logger.info({ port, contexts: options.contexts.map(({ name }) => name) }, 'listening');
  let closing: Promise<void> | undefined;
  const close = () => (closing ??= closeService(app, runtime));
  return { url, app, runtime, close };
}

/** Runs a process until it is told to stop; then drains and exits. */
export async function bootstrapService(options: ServiceOptions): Promise<void> {
  try {
    const service = await startService(options);
    const stop = () =>
      void service.close().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    process.once('SIGTERM', stop);
    process.once('SIGINT', stop);
  } catch (error) {
    process.stderr.write(
      `${options.name} cannot start: ${error instanceof Error ? error.message : String(error)}\n`,
    );
    process.exit(1);
  }
}

async function closeService(app: NestFastifyApplication, runtime: Runtime): Promise<void> {
  await app.close();
  await runtime.close();
}

/** The settings' server and database; without a user in it, the context's own role and derived password. */
function databaseUrlOf(environment: Environment, secret: string, context: ContextName): string {
  const url = new URL(required(environment.WELLSPRING_DATABASE_URL, 'WELLSPRING_DATABASE_URL'));
  if (url.username) return url.toString();
  const password = deriveKey(secret, `database:${context}`).toString('base64url');
  return urlOfContext(url.toString(), url.pathname.slice(1), context, password);
}

function required(value: string | undefined, name: string): string {
  if (value) return value;
  throw new Error(`${name} is not set.`);
}
